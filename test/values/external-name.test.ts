import { externalName } from '../../src/values/external-name';
import { itRefuses, itTakes } from './tables';

describe('the name that an ExternalName Service points to (SVC-50, SVC-51)', () => {
  const toAddresses = 'use ManualEndpointsService for addresses';
  const onlyDb = 'write only the host: "db.example.com"';
  const onlyTheHost = 'write only the name of the host';
  const ofLetters = 'write a name of a-z, 0-9, "-" and "."';

  itTakes(externalName, [
    ['db.example.com'],
    ['db'],
    ['db.example.com.'],
    ['3306.example.com'],
    ['a'.repeat(253)],
    [`${'a'.repeat(253)}.`],
  ]);

  itRefuses(externalName, 'the DNS name of a host outside, such as "db.example.com"', [
    ['10.0.0.7', 'the IP address "10.0.0.7"', toAddresses],
    ['10.0.0.7.', 'the IP address "10.0.0.7"', toAddresses],
    ['010.0.0.7', 'the IP address "010.0.0.7"', toAddresses],
    ['::1', 'the IP address "::1"', toAddresses],
    ['[2001:db8::1]', 'the IP address "[2001:db8::1]"', toAddresses],
    ['::ffff:10.0.0.7', 'the IP address "::ffff:10.0.0.7"', toAddresses],
    ['10.0.0.7:3306', 'the IP address "10.0.0.7" with a port', toAddresses],
    ['[::1]:3306', 'the IP address "::1" with a port', toAddresses],
    ['http://10.0.0.7/', 'the IP address "10.0.0.7" in a URL', toAddresses],
    ['10.0.0.0/8', 'the IP address "10.0.0.0" with a path', toAddresses],
    ['https://db.example.com', 'the host "db.example.com" in a URL', onlyDb],
    ['https://db.example.com:8443/x?y=z#t', 'the host "db.example.com" in a URL', onlyDb],
    ['db.example.com:3306', 'the host "db.example.com" with a port', onlyDb],
    ['db.example.com/shop', 'the host "db.example.com" with a path', onlyDb],
    ['DB.example.com:3306', 'the host "db.example.com" with a port', onlyDb],
    ['DB.Example.com', '"DB.Example.com"', 'did you mean "db.example.com"?'],
    [' db.example.com', '" db.example.com"', 'did you mean "db.example.com"?'],
    ['db.example.com..', '"db.example.com.."', 'did you mean "db.example.com"?'],
    ['.', '"."', ofLetters],
    ['', 'an empty text', ofLetters],
    ['my_db.example.com', '"my_db.example.com"', ofLetters],
    ['*.example.com', '"*.example.com"', ofLetters],
    ['a'.repeat(254), `"${'a'.repeat(80)}"… of 254 characters`, 'shorten it to 253 characters'],
    [5, '5', 'write it as a text'],
    [undefined, 'nothing', 'write it as a text'],
  ]);

  describe('may have been written with a password, which no sentence repeats', () => {
    itRefuses(externalName, 'the DNS name of a host outside, such as "db.example.com"', [
      ['root:hunter2@db.example.com', 'the host "db.example.com" with a user name', onlyDb],
      ['mysql://root:hunter2@db.example.com/shop', 'the host "db.example.com" in a URL', onlyDb],
      ['jdbc:mysql://db.example.com:3306/shop?password=hunter2', 'the host "db.example.com" in a URL', onlyDb],
      ['mysql://root:hun@ter2@db.example.com', 'a host in a URL', onlyTheHost],
      ['mysql://root:hun/ter2@db.example.com', 'a host in a URL', onlyTheHost],
      ['mysql://root:hunter2@MY_DB/shop', 'a host in a URL', onlyTheHost],
      ['root:hunter2@', 'a host with a user name', onlyTheHost],
    ]);
  });
});
