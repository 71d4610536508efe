import { PodPort, ServicePort } from '../../../src';
import { refusalOf } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');

test('a pod port is exposed under its own name, without node port, by number', () => {
  const port = http.exposedAs(80);
  expect(port).toBeInstanceOf(ServicePort);
  expect({ ...port }).toEqual({
    target: http,
    port: 80,
    name: 'http',
    appProtocol: undefined,
    nodePort: undefined,
    targetsName: false,
  });
});

test('an unnamed pod port stays unnamed', () => {
  expect(PodPort.tcp(8080).exposedAs(80).name).toBeUndefined();
});

test('the port of the Service may be called otherwise, and longer than a pod port', () => {
  const name = 'a-name-of-more-than-fifteen-characters';
  expect(http.exposedAs(80, { name, appProtocol: 'kubernetes.io/h2c' })).toMatchObject({
    name,
    appProtocol: 'kubernetes.io/h2c',
  });
  expect(http.exposedAs(80, { name: '80' }).name).toBe('80');
});

test('options of a class with getters are read', () => {
  class Options {
    get name() {
      return 'web';
    }
  }
  expect(http.exposedAs(80, new Options()).name).toBe('web');
});

test('a port prints as a person writes it', () => {
  expect(String(http.exposedAs(80))).toBe('80/TCP (http)');
  expect(String(PodPort.udp(53).exposedAs(5353))).toBe('5353/UDP');
});

test('a node port is added to a copy that keeps everything else', () => {
  const port = http.exposedAs(80, { name: 'web', appProtocol: 'http' }).targetingName();
  expect({ ...port.onNodePort(30_123) }).toEqual({ ...port, nodePort: 30_123 });
  expect(port.nodePort).toBeUndefined();
  expect(port.onNodePort(30_123)).not.toBeInstanceOf(ServicePort);
});

test('targeting the name leaves the original alone', () => {
  const port = http.exposedAs(80);
  expect(port.targetingName()).toMatchObject({ port: 80, name: 'http', targetsName: true });
  expect(port.targetsName).toBe(false);
});

const where = 'PodPort.exposedAs of 8080/TCP (http)';

test.each<[string, () => unknown, string]>([
  [
    'a port out of range',
    () => http.exposedAs(70_000),
    `${where} port: found 70000, expected a whole number from 1 to 65535; use 65535 or less`,
  ],
  [
    'a port name of capitals',
    () => http.exposedAs(80, { name: 'My_Port' }),
    `${where} name: found "My_Port", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "my-port"?`,
  ],
  [
    'an empty application protocol',
    () => http.exposedAs(80, { appProtocol: '' }),
    `${where} appProtocol: found an empty text, expected a name of 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, optionally after a DNS name and "/"; write it like "app" or "example.com/app"`,
  ],
  [
    'a misspelt option',
    () => http.exposedAs(80, { appProtcol: 'http' } as any),
    `${where}: found the unknown property "appProtcol", expected name or appProtocol; did you mean "appProtocol"?`,
  ],
  [
    'a target port, for the handle is the target',
    () => http.exposedAs(80, { targetPort: 8080 } as any),
    `${where}: found the unknown property "targetPort", expected name or appProtocol; leave it out`,
  ],
  [
    'options that are null',
    () => http.exposedAs(80, null as any),
    `${where}: found nothing, expected an object of properties; write an object such as { name: … }`,
  ],
  [
    'a name that is null',
    () => http.exposedAs(80, { name: null } as any),
    `${where} name: found null, expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; write a name such as "web"`,
  ],
  [
    'a node port that is no port',
    () => http.exposedAs(80).onNodePort(0),
    'ServicePort.onNodePort of 80/TCP (http): found 0, expected a whole number from 1 to 65535; use 1 or more',
  ],
  [
    'targeting the name of an unnamed port',
    () => PodPort.udp(53).exposedAs(53).targetingName(),
    'ServicePort.targetingName of 53/UDP: found the unnamed port 53/UDP, expected a pod port with a name; name it: PodPort.udp(53, "http")',
  ],
])('%s is refused', (_, build, sentence) => {
  expect(refusalOf(build)).toBe(sentence);
});
