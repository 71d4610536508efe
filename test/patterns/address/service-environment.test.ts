import { ClusterIpService, PodLabels, PodPort } from '../../../src';
import { refusalOf, shopChart } from '../../support/synth';

const selector = PodLabels.of({ app: 'web' });
const http = PodPort.tcp(8080, 'http');
const grpc = PodPort.tcp(9000, 'grpc-web');

function environmentOf(name: string, ...ports: PodPort[]) {
  const service = new ClusterIpService(shopChart(), 'service', {
    selector,
    ports: ports.map((port) => port.exposedAs(port.number)),
    metadata: { name },
  });
  return service.environment;
}

test('the variables of a Service are its name in capitals', () => {
  const environment = environmentOf('front-end', http, grpc);
  expect(environment.hostVariable).toBe('FRONT_END_SERVICE_HOST');
  expect(environment.portVariable).toBe('FRONT_END_SERVICE_PORT');
  expect(environment.portVariableOf(grpc)).toBe('FRONT_END_SERVICE_PORT_GRPC_WEB');
});

test('a name that starts with a digit is given a line in front', () => {
  expect(environmentOf('3scale', http).hostVariable).toBe('_3SCALE_SERVICE_HOST');
});

test('an unnamed port has no variable of its own', () => {
  const nameless = PodPort.tcp(8080);
  expect(refusalOf(() => environmentOf('web', nameless).portVariableOf(nameless))).toBe(
    'shop/service environment: found the unnamed port 8080/TCP, expected a port with a name: others have no variable of their own; name it, or use portVariable',
  );
});

test('a port of another Service has no variable here', () => {
  expect(refusalOf(() => environmentOf('web', http).portVariableOf(grpc))).toBe(
    "shop/service port: found port 9000/TCP (grpc-web), which is not one of this Service's, expected 8080/TCP (http); pass the handle that the Service was made with",
  );
});
