import { host, hostCovers } from '../../src/values/host';
import { itRefuses, itTakes } from './tables';

describe('the host of an Ingress rule (ING-5, ING-6)', () => {
  const namesOnly = 'give the host a DNS name: Ingress rules match names only';
  const behindTheStar = 'write a DNS name, and no more, behind "*."';

  itTakes(host, [
    ['shop.example.com'],
    ['localhost'],
    ['*.example.com'],
    ['*.com'],
    ['a'.repeat(253)],
    [`*.${'a'.repeat(251)}`],
  ]);

  itRefuses(host, 'a DNS name such as "shop.example.com" or "*.example.com"', [
    ['', 'an empty text', 'write a name of a-z, 0-9, "-" and "."'],
    ['10.0.0.1', 'the IP address "10.0.0.1"', namesOnly],
    ['010.0.0.1', 'the IP address "010.0.0.1"', namesOnly],
    ['::1', 'the IP address "::1"', namesOnly],
    ['[::1]', 'the IP address "[::1]"', namesOnly],
    ['10.0.0.1:80', 'the IP address "10.0.0.1" with a port', namesOnly],
    ['shop.example.com:443', 'the host "shop.example.com" with a port', 'write only the host: "shop.example.com"'],
    ['https://shop.example.com/', 'the host "shop.example.com" in a URL', 'write only the host: "shop.example.com"'],
    ['shop.example.com/cart', 'the host "shop.example.com" with a path', 'write only the host: "shop.example.com"'],
    ['Shop.Example.com', '"Shop.Example.com"', 'did you mean "shop.example.com"?'],
    ['shop.example.com.', '"shop.example.com."', 'did you mean "shop.example.com"?'],
    ['my_shop.example.com', '"my_shop.example.com"', 'write a name of a-z, 0-9, "-" and "."'],
    ['a'.repeat(254), `"${'a'.repeat(80)}"… of 254 characters`, 'shorten it to 253 characters'],
    ['*.Example.com', '"*.Example.com"', 'did you mean "*.example.com"?'],
    ['*.example.com.', '"*.example.com."', 'did you mean "*.example.com"?'],
    ['*.my_shop.com', '"*.my_shop.com"', behindTheStar],
    ['*.example.com:443', '"*.example.com:443"', behindTheStar],
    ['*.', '"*."', behindTheStar],
    [`*.${'a'.repeat(252)}`, `"*.${'a'.repeat(78)}"… of 254 characters`, 'shorten it to 253 characters'],
    [undefined, 'nothing', 'write it as a text'],
    [['shop.example.com'], 'a list of 1', 'write it as a text'],
  ]);

  itRefuses(host, 'one "*" as the whole first label, such as "*.example.com"', [
    ['*', '"*"', 'move the star to the front, or list the hosts'],
    ['*.*.com', '"*.*.com"', 'move the star to the front, or list the hosts'],
    ['shop.*.com', '"shop.*.com"', 'move the star to the front, or list the hosts'],
    ['*shop.com', '"*shop.com"', 'move the star to the front, or list the hosts'],
    ['https://root:hunter2@*.example.com', 'a text with "*"', 'move the star to the front, or list the hosts'],
  ]);
});

test.each<[string, string, boolean]>([
  ['shop.example.com', 'shop.example.com', true],
  ['Shop.example.com', 'shop.EXAMPLE.com', true],
  ['shop.example.com', 'example.com', false],
  ['*.example.com', 'shop.example.com', true],
  ['*.Example.com', 'Shop.example.com', true],
  ['*.example.com', '*.example.com', true],
  ['*.example.com', 'a.shop.example.com', false],
  ['*.example.com', 'example.com', false],
  ['*.example.com', '.example.com', false],
  ['*.example.com', 'shop.example.org', false],
  ['*.com', '*.example.com', false],
  ['*.com', 'com', false],
  ['shop.example.com', '*.example.com', false],
])('whether %s covers %s (IGR-8): %s', (pattern, name, answer) => {
  expect(hostCovers(pattern, name)).toBe(answer);
});
