import { NodePortService, type NodePortServiceProps, PodLabels, PodPort, TrafficPolicy } from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const selector = PodLabels.of({ app: 'web' });
const http = PodPort.tcp(8080, 'http');
const https = PodPort.tcp(8443, 'https');

function specOf(props: Partial<NodePortServiceProps> = {}) {
  const chart = shopChart();
  new NodePortService(chart, 'web', { selector, ports: [http.exposedAs(80)], ...props });
  return theOnly(chart, 'Service').spec;
}

test('node ports are left to Kubernetes, or fixed', () => {
  expect(specOf({ ports: [http.exposedAs(80), https.exposedAs(443).onNodePort(30_443)] })).toEqual({
    ports: [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'https', nodePort: 30_443, port: 443, targetPort: 8443 },
    ],
    selector: { app: 'web' },
    type: 'NodePort',
  });
});

test.each([30_000, 32_767])('%i is a node port', (nodePort) => {
  expect(specOf({ ports: [http.exposedAs(80).onNodePort(nodePort)] }).ports[0].nodePort).toBe(nodePort);
});

test('the traffic policy is written when it is asked for', () => {
  expect(specOf().externalTrafficPolicy).toBeUndefined();
  expect(specOf({ externalTrafficPolicy: TrafficPolicy.LOCAL }).externalTrafficPolicy).toBe('Local');
});

test('clients inside the cluster connect to the port, not to the node port', () => {
  const service = new NodePortService(shopChart(), 'web', { selector, ports: [http.exposedAs(80).onNodePort(30_123)] });
  expect(service.backend().port).toBe(80);
  expect(service.environment.portVariableOf(http)).toBe('WEB_SERVICE_PORT_HTTP');
});

test.each<[string, object, string]>([
  [
    'a node port below the range',
    { ports: [http.exposedAs(80).onNodePort(80)] },
    ' ports[0].nodePort: found 80, expected a node port from 30000 to 32767; choose one in this range, or leave it to Kubernetes',
  ],
  [
    'a node port above the range',
    { ports: [http.exposedAs(80), https.exposedAs(443).onNodePort(32_768)] },
    ' ports[1].nodePort: found 32768, expected a node port from 30000 to 32767; choose one in this range, or leave it to Kubernetes',
  ],
  [
    'one node port for two numbers',
    { ports: [http.exposedAs(80).onNodePort(30_123), https.exposedAs(443).onNodePort(30_123)] },
    ' ports: found node port 30123 for 80/TCP (http) and 443/TCP (https), expected a node port of its own for each port number; choose another',
  ],
  [
    'a policy in small letters',
    { externalTrafficPolicy: 'local' },
    ' externalTrafficPolicy: found "local", expected TrafficPolicy.CLUSTER or TrafficPolicy.LOCAL; did you mean TrafficPolicy.LOCAL?',
  ],
  [
    'a misspelt policy',
    { exteranTrafficPolicy: 'Local' },
    ': found the unknown property "exteranTrafficPolicy", expected metadata, ipFamilies, ipFamilyPolicy, publishNotReadyAddresses, internalTrafficPolicy or 6 more; did you mean "externalTrafficPolicy"?',
  ],
  ['no ports', { ports: [] }, ' ports: found an empty list, expected a list of Service ports, at least 1; add one'],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => specOf(props))).toBe(`shop/web${sentence}`);
});
