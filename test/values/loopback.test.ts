import { isLoopbackAddress, isLoopbackHost } from '../../src/values/loopback';

test.each([
  ['127.0.0.1', true, true],
  ['127.8.0.1', true, true],
  ['::1', true, true],
  ['localhost', false, true],
  ['localhost-db', false, false],
  ['127.example.com', false, false],
  ['::1234', false, false],
  ['0.0.0.0', false, false],
])('%s: a loopback address %p, a host on it %p', (host, isAddress, isHost) => {
  expect(isLoopbackAddress(host)).toBe(isAddress);
  expect(isLoopbackHost(host)).toBe(isHost);
});
