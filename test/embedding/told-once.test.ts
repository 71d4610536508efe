import { Chart, Size, Testing } from 'cdk8s';
import { Deployment, Secret } from 'cdk8s-plus-27';
import {
  ClusterIpService,
  DatabaseCredentials,
  DatabaseEngine,
  HeadlessStatefulDb,
  HttpIngress,
  HttpRoute,
  IngressClassRef,
  LoadBalancerProvider,
  LoadBalancerService,
  NetworkChecks,
  NodePortService,
  PodPort,
  StickyService,
  TargetCluster,
} from '../../src';

/*
 * What a construct complains of at synth, and a rule finds in what it made, is told once: by the construct, which knows what its
 * author wrote.
 */

const http = PodPort.tcp(8080, 'http');

type Make = (chart: Chart, web: Deployment) => void;

const pods = (chart: Chart, id: string, more: object = {}) =>
  new Deployment(chart, id, { containers: [{ image: 'registry.example.com/web:1', ports: [http] }], ...more });

const stickyBehindIngress: Make = (chart, web) => {
  const sticky = new StickyService(chart, 'cart', { selector: web, ports: [http.exposedAs(80)] });
  new HttpIngress(chart, 'in', {
    ingressClass: IngressClassRef.named('nginx'),
    routes: ['a', 'b'].map((host) => HttpRoute.prefix(`${host}.example.com`, '/', sticky.backend(http))),
  });
};

const mistakes: readonly [what: string, make: Make, told: readonly string[]][] = [
  [
    'a node port that two Services want',
    (chart, web) => {
      for (const id of ['a', 'b']) {
        new NodePortService(chart, id, { selector: web, ports: [http.exposedAs(80).onNodePort(30_080)] });
      }
    },
    ['[shop/b] found node port 30080, which shop/a uses already'],
  ],
  [
    'a node port outside the range of the cluster',
    (chart, web) => {
      new NodePortService(chart, 'a', { selector: web, ports: [http.exposedAs(80).onNodePort(30_080)] });
      TargetCluster.describe(chart, { nodePortRange: '31000-32000' });
    },
    ['[shop/a] found 30080, expected a node port from 31000 to 32000'],
  ],
  [
    'an address that two load balancers want',
    (chart, web) => {
      const provider = LoadBalancerProvider.metalLb({ addresses: ['192.0.2.1'] });
      for (const id of ['a', 'b']) {
        new LoadBalancerService(chart, id, { selector: web, ports: [http.exposedAs(80)], provider });
      }
    },
    ['[shop/b] provider: found the address "192.0.2.1", which shop/a wants as well'],
  ],
  [
    'a Secret without the password',
    (chart) => {
      const secret = new Secret(chart, 'passwords', { stringData: { other: 'x' } });
      new HeadlessStatefulDb(chart, 'db', {
        engine: DatabaseEngine.mysql('8.4'),
        credentials: DatabaseCredentials.fromSecret(secret),
        storage: { size: Size.gibibytes(1) },
      });
    },
    ['[shop/db] credentials.adminPassword: found Secret'],
  ],
  [
    'isolated pods',
    (chart) => {
      const selector = pods(chart, 'alone', { isolate: true });
      new ClusterIpService(chart, 'a', { selector, ports: [http.exposedAs(80)] });
    },
    ['[shop/a] selector: found the isolated pods of shop/alone'],
  ],
  [
    'a load balancer in front of nobody',
    (chart) => {
      const selector = pods(chart, 'none', { replicas: 0 });
      new LoadBalancerService(chart, 'a', { selector, ports: [http.exposedAs(80)] });
    },
    ['shop/a selector: found 0 replicas of shop/none behind a load balancer'],
  ],
  [
    'session affinity behind an Ingress with two routes',
    stickyBehindIngress,
    ['shop/cart backend: found a Service with session affinity behind an Ingress or Gateway'],
  ],
];

let warnings: jest.SpyInstance;

beforeEach(() => {
  warnings = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => warnings.mockRestore());

/** All that synthesis says, each sentence up to what was expected of it. */
function saidOf(make: Make, options = {}): readonly string[] {
  const app = Testing.app();
  NetworkChecks.on(app, options);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  make(chart, pods(chart, 'web'));
  let failed = '';
  try {
    Testing.synth(chart);
  } catch (error) {
    failed = (error as Error).message;
  }
  return [
    ...failed.split('\n').slice(1),
    ...warnings.mock.calls.map(([sentence]) => String(sentence).replace('warning:', '')),
  ].map((sentence) => sentence.trim());
}

test.each(mistakes)('%s', (_, make, told) => {
  expect(saidOf(make)).toEqual(told.map((beginning) => expect.stringContaining(beginning)));
});

test('what only warns keeps nothing from failing where one is strict', () => {
  expect(saidOf(stickyBehindIngress, { strict: true })).toContainEqual(
    expect.stringMatching(/^\[shop\/cart\] .*\(mismatched-session-affinity\)$/),
  );
});

test('checks of one chart say nothing of another, so that its constructs speak for themselves', () => {
  const app = Testing.app();
  NetworkChecks.on(new Chart(app, 'other'));
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const ports = [PodPort.tcp(9000, 'admin').exposedAs(80)];
  new ClusterIpService(chart, 'a', { selector: pods(chart, 'web'), ports });
  Testing.synth(chart);
  expect(warnings.mock.calls).toEqual([[expect.stringContaining('warning: shop/a ports: found target port 9000/TCP')]]);
});
