import { dnsLabel } from '../../src/values/dns-name';
import {
  DEFAULT_NODE_PORTS,
  nodePortIn,
  portName,
  portNumber,
  portRange,
  servicePortName,
} from '../../src/values/port';
import { itRefuses, itTakes } from './tables';

describe('a port number (FMT-6)', () => {
  const quotedNumber = (port: number) =>
    `did you mean the number ${port}? Kubernetes reads a quoted number as a port name`;

  itTakes(portNumber, [[1], [80], [65535], [8080.0]]);

  itRefuses(portNumber, 'a whole number from 1 to 65535', [
    [0, '0', 'use 1 or more'],
    [-0, '0', 'use 1 or more'],
    [-1, '-1', 'use 1 or more'],
    [65536, '65536', 'use 65535 or less'],
    [Number.POSITIVE_INFINITY, 'Infinity', 'use 65535 or less'],
    [1.5, '1.5', 'leave out the fraction'],
    [Number.NaN, 'not a number', 'give a number'],
    ['8080', '"8080"', quotedNumber(8080)],
    ['0080', '"0080"', quotedNumber(80)],
    // No number worth suggesting.
    ['0', '"0"', 'give a number, without quotes'],
    ['65536', '"65536"', 'give a number, without quotes'],
    ['http', '"http"', 'give a number, without quotes'],
    [undefined, 'nothing', 'give a number'],
    [null, 'null', 'give a number'],
    [80n, 'a bigint', 'give a number'],
    [[80], 'a list of 1', 'give a number'],
    [{ port: 80 }, 'an object', 'give a number'],
  ]);
});

describe('a port name (FMT-5)', () => {
  const anyName = 'write it like "http" or "grpc-web"';

  itTakes(portName, [['http'], ['a'], ['1a'], ['a1'], ['8080-tcp'], ['grpc-web'], ['a-1-b-2'], ['abcdefghijklmno']]);

  itRefuses(
    portName,
    'a port name: 1 to 15 of a-z, 0-9 and single "-", with a letter in it and a letter or digit at both ends',
    [
      ['', 'an empty text', anyName],
      ['abcdefghijklmnop', '"abcdefghijklmnop" of 16 characters', 'shorten it to 15 characters'],
      ['a'.repeat(100), `"${'a'.repeat(80)}"… of 100 characters`, 'shorten it to 15 characters'],
      ['8080', '"8080"', anyName],
      ['1-2', '"1-2"', anyName],
      ['grpc--web', '"grpc--web"', 'did you mean "grpc-web"?'],
      ['-http', '"-http"', 'did you mean "http"?'],
      ['http-', '"http-"', 'did you mean "http"?'],
      ['HTTP', '"HTTP"', 'did you mean "http"?'],
      ['grpc_web', '"grpc_web"', 'did you mean "grpc-web"?'],
      ['http.web', '"http.web"', 'did you mean "http-web"?'],
      ['--', '"--"', anyName],
      ['é', '"é"', anyName],
      [80, '80', anyName],
      [undefined, 'nothing', anyName],
    ],
  );
});

test('the name of a port of a Service is a DNS label (SVC-5), longer than that of a container', () => {
  expect(servicePortName).toBe(dnsLabel);
});

describe('a range of ports', () => {
  const asTheFlag = 'write it as the API server\'s flag does, such as "30000-32767"';

  itTakes(portRange, [
    ['30000-32767', DEFAULT_NODE_PORTS],
    ['1-65535', { first: 1, last: 65535 }],
    ['80-80', { first: 80, last: 80 }],
  ]);

  itRefuses(portRange, 'a range of ports from 1 to 65535, the lower one first', [
    ['0-80', '"0-80"', asTheFlag],
    ['1-65536', '"1-65536"', asTheFlag],
    ['32767-30000', '"32767-30000"', asTheFlag],
    ['30000', '"30000"', asTheFlag],
    ['30000 - 32767', '"30000 - 32767"', asTheFlag],
    ['', 'an empty text', asTheFlag],
    [30000, '30000', asTheFlag],
    [{ first: 1, last: 2 }, 'an object', asTheFlag],
  ]);
});

describe('a node port (SVC-15)', () => {
  const choose = 'choose one in this range, or leave it to Kubernetes';

  itTakes(nodePortIn(DEFAULT_NODE_PORTS), [[30000], [30123], [32767]]);

  itRefuses(nodePortIn(DEFAULT_NODE_PORTS), 'a node port from 30000 to 32767', [
    [29999, '29999', choose],
    [32768, '32768', choose],
    [30000.5, '30000.5', choose],
    ['30000', '"30000"', choose],
    [undefined, 'nothing', choose],
  ]);

  itTakes(nodePortIn({ first: 1, last: 9 }), [[1], [9]]);
});
