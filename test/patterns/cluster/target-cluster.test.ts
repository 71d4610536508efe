import { ApiObject, Chart, Testing } from 'cdk8s';
import {
  ClusterIpService,
  NetworkChecks,
  NodePortService,
  PodLabels,
  PodPort,
  TargetCluster,
  TrafficDistribution,
} from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

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
    '[shop/web] found 30123, expected a node port from 20000 to 20099; choose one in this range, or leave it to Kubernetes',
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

describe('the version of its Kubernetes', () => {
  const near = (chart: Chart, trafficDistribution: TrafficDistribution) =>
    new ClusterIpService(chart, 'web', { selector, ports: [http], trafficDistribution });

  const written = (kubernetesVersion?: string) => {
    const chart = shopChart();
    TargetCluster.describe(chart, { kubernetesVersion });
    near(chart, TrafficDistribution.PREFER_SAME_ZONE);
    return theOnly(chart, 'Service').spec.trafficDistribution;
  };

  test('is the newest that is known where nobody says', () => {
    expect(TargetCluster.of(shopChart()).kubernetesVersion).toBe('1.37');
    expect(TargetCluster.describe(shopChart(), { kubernetesVersion: 'v1.31.4' }).kubernetesVersion).toBe('1.31');
  });

  test('decides how a field is spelled', () => {
    expect(written()).toBe('PreferSameZone');
    expect(written('1.34')).toBe('PreferSameZone');
    expect(written('1.33')).toBe('PreferClose');
    expect(written('1.31')).toBe('PreferClose');
  });

  test.each([
    [
      '1.30',
      TrafficDistribution.PREFER_SAME_ZONE,
      'trafficDistribution: found "PreferSameZone" for Kubernetes 1.30, expected Kubernetes 1.31 or later; leave it out, or correct the kubernetesVersion of the TargetCluster',
    ],
    [
      '1.33',
      TrafficDistribution.PREFER_SAME_NODE,
      'trafficDistribution: found "PreferSameNode" for Kubernetes 1.33, expected Kubernetes 1.34 or later; leave it out, or correct the kubernetesVersion of the TargetCluster',
    ],
  ])('of %s refuses what is newer, at once or at synth', (kubernetesVersion, value, sentence) => {
    const chart = shopChart();
    TargetCluster.describe(chart, { kubernetesVersion });
    expect(refusalOf(() => near(chart, value))).toBe(`shop/web ${sentence}`);
    const late = shopChart();
    near(late, value);
    TargetCluster.describe(late, { kubernetesVersion });
    expect(refusalOf(() => theOnly(late, 'Service'))).toContain(`[shop/web] ${sentence}`);
  });

  test('decides what a Service may be called', () => {
    const named = (kubernetesVersion: string) => {
      const chart = shopChart();
      TargetCluster.describe(chart, { kubernetesVersion });
      return new ClusterIpService(chart, '1-web', { selector, ports: [http] }).name;
    };
    expect(named('1.36')).toBe('1-web');
    expect(refusalOf(() => named('1.35'))).toBe(
      'shop/1-web name: found the construct id "1-web", expected a name that begins with a letter, as Kubernetes 1.35 wants it of Services; did you mean "s-1-web"? change the construct id or set metadata.name',
    );
  });

  test('is refused where this library knows none such', () => {
    expect(refusalOf(() => TargetCluster.describe(shopChart(), { kubernetesVersion: '1.20' }))).toBe(
      'shop cluster kubernetesVersion: found "1.20", expected 1.27 to 1.37; such as "1.37"',
    );
  });

  test('is what the checks judge by', () => {
    const judge = (kubernetesVersion: string) => {
      const chart = shopChart();
      NetworkChecks.on(chart.node.root);
      // A Service whose name begins with a digit is legal from 1.36 on.
      new ApiObject(chart, 'web', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: '1-web' },
        spec: { type: 'ExternalName', externalName: 'a.example.com' },
      });
      TargetCluster.describe(chart, { kubernetesVersion });
      return theOnly(chart, 'Service');
    };
    expect(refusalOf(() => judge('1.35'))).toContain('1-web');
    expect(() => judge('1.36')).not.toThrow();
  });

  test('and its node ports', () => {
    const judge = (nodePortRange?: string) => {
      const chart = shopChart();
      NetworkChecks.on(chart);
      TargetCluster.describe(chart, { nodePortRange });
      new ApiObject(chart, 'web', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 20_001 }], selector: { app: 'web' } },
      });
      return theOnly(chart, 'Service');
    };
    expect(refusalOf(() => judge())).toContain('20001');
    expect(() => judge('20000-20099')).not.toThrow();
  });
});
