import { Chart, Testing } from 'cdk8s';
import { NodePortService, PodLabels, PodPort, TargetCluster } from '../../../src';
import { refusalOf, shopChart } from '../../support/synth';

const selector = PodLabels.of({ app: 'web' });
const http = PodPort.tcp(8080, 'http');

test('a cluster that nobody describes is a usual one', () => {
  const { name, domain, nodePortRange } = TargetCluster.of(shopChart());
  expect({ name, domain, nodePortRange }).toEqual({
    name: '',
    domain: 'cluster.local',
    nodePortRange: '30000-32767',
  });
});

test('the nearest scope has the say, and the one above says the rest', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop');
  TargetCluster.describe(chart, { name: 'eu' });
  TargetCluster.describe(app, { name: 'world', domain: 'corp.internal', nodePortRange: '20000-20099' });
  const { name, domain, nodePortRange } = TargetCluster.of(chart);
  expect({ name, domain, nodePortRange }).toEqual({
    name: 'eu',
    domain: 'corp.internal',
    nodePortRange: '20000-20099',
  });
  expect(TargetCluster.of(app).name).toBe('world');
});

test('a second description adds to the first', () => {
  const chart = shopChart();
  TargetCluster.describe(chart, { name: 'eu' });
  expect(TargetCluster.describe(chart, { domain: 'corp.internal' })).toMatchObject({
    name: 'eu',
    domain: 'corp.internal',
  });
});

test('apps do not share descriptions', () => {
  TargetCluster.describe(shopChart(), { domain: 'corp.internal' });
  expect(TargetCluster.of(shopChart()).domain).toBe('cluster.local');
});

test('node ports are those of the described cluster', () => {
  const chart = shopChart();
  TargetCluster.describe(chart, { nodePortRange: '20000-20099' });
  const build = (id: string, port: number) =>
    new NodePortService(chart, id, { selector, ports: [http.exposedAs(80).onNodePort(port)] });
  build('web', 20_099);
  expect(refusalOf(() => build('late', 20_100))).toBe(
    'shop/late ports[0].nodePort: found 20100, expected a node port from 20000 to 20099; choose one in this range, or leave it to Kubernetes',
  );
});

test('a range that is described too late is looked at when the app is synthesized', () => {
  const chart = shopChart();
  new NodePortService(chart, 'web', { selector, ports: [http.exposedAs(80).onNodePort(30_123)] });
  TargetCluster.describe(chart, { nodePortRange: '20000-20099' });
  expect(refusalOf(() => Testing.synth(chart))).toContain(
    '[shop/web] shop/web: found 30123, expected a node port from 20000 to 20099; choose one in this range, or leave it to Kubernetes',
  );
});

test.each<[string, unknown, string]>([
  [
    'a name of capitals',
    { name: 'EU' },
    'shop cluster name: found "EU", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "eu"?',
  ],
  [
    'a domain with a trailing dot',
    { domain: 'cluster.local.' },
    'shop cluster domain: found "cluster.local.", expected a DNS name: 1 to 253 of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part; did you mean "cluster.local"?',
  ],
  [
    'a range the wrong way round',
    { nodePortRange: '32767-30000' },
    'shop cluster nodePortRange: found "32767-30000", expected a range of ports from 1 to 65535, the lower one first; write it as the API server\'s flag does, such as "30000-32767"',
  ],
  [
    'a misspelt property',
    { nodePortsRange: '1-2' },
    'shop cluster: found the unknown property "nodePortsRange", expected name, domain, nodePortRange or kubernetesVersion; did you mean "nodePortRange"?',
  ],
  [
    'nothing',
    undefined,
    'shop cluster: found nothing, expected an object of properties; write an object such as { name: … }',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => TargetCluster.describe(shopChart(), props as any))).toBe(sentence);
});

test('what is no construct has no cluster', () => {
  expect(refusalOf(() => TargetCluster.describe('shop' as any, {}))).toBe(
    'TargetCluster.describe scope: found "shop", expected an app, a chart or another construct; pass the chart that is applied to it',
  );
});
