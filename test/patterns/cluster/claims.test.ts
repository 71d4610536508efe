import { type App, Chart, Testing } from 'cdk8s';
import { ClusterIpService, ExternalAlias, NodePortService, PodLabels, PodPort, TargetCluster } from '../../../src';
import { refusalOf } from '../../support/synth';

const selector = PodLabels.of({ app: 'web' });
const http = PodPort.tcp(8080, 'http');
const dns = PodPort.tcp(53, 'dns');
const dnsUdp = PodPort.udp(53, 'dns-udp');

function chartIn(app: App, id: string, namespace?: string): Chart {
  return new Chart(app, id, { namespace });
}

function web(chart: Chart, id = 'web', name?: string): ClusterIpService {
  return new ClusterIpService(chart, id, { selector, ports: [http.exposedAs(80)], metadata: { name } });
}

function onNodePort(chart: Chart, id: string, nodePort: number): NodePortService {
  return new NodePortService(chart, id, { selector, ports: [http.exposedAs(80).onNodePort(nodePort)] });
}

/** What synthesis has against the app; the empty text if nothing. */
function complaintsOf(chart: Chart): string {
  try {
    Testing.synth(chart);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const CURE = 'rename one of them, or call TargetCluster.describe for charts of different clusters';

test('two Services of one name and namespace are refused, across charts', () => {
  const app = Testing.app();
  web(chartIn(app, 'one', 'shop'));
  const chart = chartIn(app, 'two', 'shop');
  web(chart);
  expect(refusalOf(() => Testing.synth(chart))).toBe(
    `Validation failed with the following errors:\n  [two/web] found Service "web" in namespace "shop", which one/web makes already, expected one Service of a name; ${CURE}`,
  );
});

test('the patterns share one list of names', () => {
  const chart = chartIn(Testing.app(), 'one');
  web(chart);
  new ExternalAlias(chart, 'alias', { externalName: 'web.example.com', metadata: { name: 'web' } });
  expect(complaintsOf(chart)).toContain(
    `[one/alias] found Service "web" in the default namespace, which one/web makes already, expected one Service of a name; ${CURE}`,
  );
});

test('every later claim is told of, the first is not', () => {
  const chart = chartIn(Testing.app(), 'one', 'shop');
  for (const id of ['a', 'b', 'c']) {
    web(chart, id, 'web');
  }
  const complaints = complaintsOf(chart);
  expect(complaints.match(/which one\/a makes already/g)).toHaveLength(2);
  expect(complaints).not.toContain('[one/a]');
});

test('namespaces, and apps, have names of their own', () => {
  const app = Testing.app();
  const charts = [chartIn(app, 'one', 'shop'), chartIn(app, 'two', 'bank'), chartIn(Testing.app(), 'one', 'shop')];
  for (const chart of charts) {
    web(chart);
  }
  expect(charts.map(complaintsOf)).toEqual(['', '', '']);
});

test('what kubectl decides may differ from a written namespace', () => {
  const app = Testing.app();
  const chart = chartIn(app, 'one');
  web(chart);
  web(chartIn(app, 'two', 'default'));
  expect(complaintsOf(chart)).toBe('');
});

test.each(['before', 'after'])('charts of different clusters may repeat names, described %s', (when) => {
  const app = Testing.app();
  const charts = ['eu', 'us'].map((name) => {
    const chart = chartIn(app, name, 'shop');
    const describe = () => TargetCluster.describe(chart, { name });
    const steps = [describe, () => web(chart), () => onNodePort(chart, 'open', 30_123)];
    for (const step of when === 'before' ? steps : steps.reverse()) {
      step();
    }
    return chart;
  });
  expect(charts.map(complaintsOf)).toEqual(['', '']);
});

test('charts of one cluster may not', () => {
  const app = Testing.app();
  const charts = ['eu', 'us'].map((id) => {
    const chart = chartIn(app, id, 'shop');
    TargetCluster.describe(chart, { name: 'world' });
    web(chart);
    return chart;
  });
  expect(complaintsOf(charts[1])).toContain('which eu/web makes already');
});

test('a construct that is taken out again frees its name', () => {
  const chart = chartIn(Testing.app(), 'one', 'shop');
  web(chart, 'old', 'web');
  web(chart, 'new', 'web');
  chart.node.tryRemoveChild('old');
  expect(complaintsOf(chart)).toBe('');
});

test('so does a construct whose scope is taken out', () => {
  const app = Testing.app();
  web(chartIn(app, 'one', 'shop'));
  const chart = chartIn(app, 'two', 'shop');
  web(chart);
  app.node.tryRemoveChild('one');
  expect(complaintsOf(chart)).toBe('');
});

test('a node port is used once in a cluster, whatever the namespace', () => {
  const app = Testing.app();
  onNodePort(chartIn(app, 'one', 'shop'), 'web', 30_123);
  const chart = chartIn(app, 'two', 'bank');
  onNodePort(chart, 'web', 30_123);
  expect(complaintsOf(chart)).toContain(
    '[two/web] found node port 30123, which one/web uses already, expected a node port of its own; choose another, or call TargetCluster.describe for charts of different clusters',
  );
});

test('TCP and UDP of one Service may share a node port', () => {
  const chart = chartIn(Testing.app(), 'one');
  new NodePortService(chart, 'dns', {
    selector,
    ports: [dns.exposedAs(53).onNodePort(30_053), dnsUdp.exposedAs(53).onNodePort(30_053)],
  });
  expect(complaintsOf(chart)).toBe('');
});
