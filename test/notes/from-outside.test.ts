import { Service, ServiceType } from 'cdk8s-plus-27';
import { LocalTrafficLoadBalancer, NodePortService, PodLabels, PodPort } from '../../src';
import { manifestsOf, shopChart, theOnly } from '../support/synth';

const http = PodPort.tcp(8080);

test.each([
  ['kubia-nodeport', { app: 'kubia' }, 30123],
  ['http-go-np', { app: 'http-go' }, 30001],
])('NodePort %s', (name, labels, nodePort) => {
  const chart = shopChart();
  new NodePortService(chart, name, {
    selector: PodLabels.of(labels),
    ports: [http.exposedAs(80).onNodePort(nodePort)],
  });
  const { spec } = theOnly(chart, 'Service', name);
  expect(spec.type).toBe('NodePort');
  expect(spec.ports).toEqual([{ port: 80, targetPort: 8080, nodePort }]);
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('LoadBalancer', () => {
  const chart = shopChart();
  new Service(chart, 'kubia', {
    metadata: { name: 'kubia-loadbalancer' },
    type: ServiceType.LOAD_BALANCER,
    ports: [{ port: 80, targetPort: http.number }],
  }).selectLabel('app', 'kubia');
  const { spec } = theOnly(chart, 'Service', 'kubia-loadbalancer');
  expect(spec.type).toBe('LoadBalancer');
  expect(spec.selector).toEqual({ app: 'kubia' });
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('LoadBalancer with Local traffic', () => {
  const chart = shopChart();
  new LocalTrafficLoadBalancer(chart, 'my-loadbalancer', {
    selector: PodLabels.of({ app: 'my-app' }),
    ports: [http.exposedAs(80)],
  });
  const { spec } = theOnly(chart, 'Service', 'my-loadbalancer');
  expect(spec.type).toBe('LoadBalancer');
  expect(spec.externalTrafficPolicy).toBe('Local');
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('external IPs', () => {
  const chart = shopChart();
  new Service(chart, 'kubia', {
    metadata: { name: 'kubia' },
    externalIPs: ['198.51.100.32'],
    ports: [{ port: 80, targetPort: http.number }],
  });
  const { spec } = theOnly(chart, 'Service', 'kubia');
  expect(spec.externalIPs).toEqual(['198.51.100.32']);
  expect(spec.type).toBe('ClusterIP');
  expect(manifestsOf(chart)).toMatchSnapshot();
});
