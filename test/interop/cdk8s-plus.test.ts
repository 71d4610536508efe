import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type Chart, Testing } from 'cdk8s';
import { Service } from 'cdk8s-plus-34';
import * as patterns from '../../src';
import { adapted } from '../../src/adapted';
import { type Manifest, shopChart, theOnly } from '../support/synth';
import { transpiled } from '../support/transpiled';
import { diagnosticsOf } from '../types/type-check';

/*
 * Users of every cdk8s-plus release can use this library beside their own: one app, compiled and synthesized against four.
 */

const RELEASES = [27, 28, 32, 34];

/** The doors of the package, from their sources. */
const OURS: Readonly<Record<string, unknown>> = {
  'cdk8s-service-patterns': patterns,
  'cdk8s-service-patterns/adapted': { adapted },
};

const SHOP = readFileSync(join(__dirname, 'shop.ts'), 'utf8').replace("'../../src'", "'cdk8s-service-patterns'");

function shopWith(release: number): string {
  return SHOP.replace("'cdk8s-plus-27'", `'cdk8s-plus-${release}'`);
}

/** What a program exports, run with the sources of this library. */
function run<Exported>(program: string): Exported {
  const exported = {};
  const find = (name: string) => OURS[name] ?? require(name);
  new Function('require', 'exports', transpiled(program))(find, exported);
  return exported as Exported;
}

const synthesized = new Map<number, Manifest[]>();

/** What the shop makes with a release of cdk8s-plus. */
function manifestsOf(release: number): Manifest[] {
  const known =
    synthesized.get(release) ?? Testing.synth(run<{ shop(app: App): Chart }>(shopWith(release)).shop(Testing.app()));
  synthesized.set(release, known);
  return known;
}

/** The objects that our constructs make; those of cdk8s-plus bear the generated names of the chart. */
function oursOf(release: number): Manifest[] {
  const theirs = /^(shop-.*|plain|tls-secret)$/;
  return manifestsOf(release).filter(({ metadata }) => !theirs.test(metadata.name));
}

/** What of ours is written into the containers of cdk8s-plus, whose other fields differ from release to release. */
function handedToContainers(release: number) {
  return manifestsOf(release).flatMap(({ kind, metadata, spec }) =>
    ((spec?.template?.spec ?? spec)?.containers ?? []).map((container: Manifest) => ({
      of: `${kind} ${metadata.name}`,
      env: container.env,
      ports: container.ports,
      ready: container.readinessProbe?.httpGet?.port,
      alive: container.livenessProbe?.tcpSocket?.port,
    })),
  );
}

test('the app compiles against every release', () => {
  expect(RELEASES.filter((release) => !shopWith(release).includes(`from 'cdk8s-plus-${release}'`))).toEqual([]);
  const programs = Object.fromEntries(RELEASES.map((release) => [`cdk8s-plus-${release}`, shopWith(release)]));
  expect([...diagnosticsOf(programs)]).toEqual(RELEASES.map((release) => [`cdk8s-plus-${release}`, []]));
});

test('our constructs make what they were asked for', () => {
  expect(
    oursOf(27)
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
      .sort(),
  ).toEqual([
    'ConfigMap db-replication',
    'Ingress ingress',
    'NetworkPolicy db',
    'Service agents',
    'Service db',
    'Service db-primary',
    'Service local',
    'Service old',
    'Service older',
    'Service outside',
    'Service peers',
    'Service single',
    'Service sticky',
    'StatefulSet db',
  ]);
});

describe.each(RELEASES)('beside cdk8s-plus-%i', (release) => {
  test('our constructs make the same as beside the release they are built on', () => {
    expect(oursOf(release)).toEqual(oursOf(27));
  });

  test('containers hold our ports and addresses', () => {
    const handed = handedToContainers(release);
    expect(handed).toEqual(handedToContainers(27));
    expect(handed.find(({ of }) => of.startsWith('Deployment shop-web'))).toMatchObject({
      ports: [
        { containerPort: 8080, name: 'http', protocol: 'TCP' },
        { containerPort: 53, name: 'dns', protocol: 'UDP' },
      ],
      ready: 8080,
      alive: 8080,
    });
    expect(handed.find(({ of }) => of.startsWith('Deployment shop-client'))?.env).toEqual([
      { name: 'WEB_HOST', value: 'sticky' },
      { name: 'WEB_PORT', value: '80' },
      { name: 'DATABASE_HOST', value: 'outside' },
      { name: 'DATABASE_PORT', value: '53' },
      { name: 'DB_HOST', value: 'db-primary' },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db-password', key: 'user' } } },
      { name: 'DB_URL_PASSWORD', valueFrom: { secretKeyRef: { name: 'db-password', key: 'user' } } },
      { name: 'DB_URL', value: 'mysql://shop:$(DB_URL_PASSWORD)@db-primary:3306/shop' },
    ]);
  });

  test('the Service selects the pods that the release labels', () => {
    const web = manifestsOf(release).find(({ metadata }) => metadata.name.startsWith('shop-web'));
    const sticky = oursOf(release).find(({ metadata }) => metadata.name === 'sticky');
    expect(web.spec.template.metadata.labels).toMatchObject(sticky.spec.selector);
  });

  test('the load balancer spreads the pods of the release', () => {
    const web = manifestsOf(release).find(({ metadata }) => metadata.name.startsWith('shop-web'));
    expect(web.spec.template.spec.topologySpreadConstraints).toMatchObject([{ topologyKey: 'kubernetes.io/hostname' }]);
  });
});

/*
 * What the compiler refuses between releases, and why. Their classes have private members, so a Service of one release is
 * no Service of another, whatever it can do; their selectors and peers are constructs, which labels alone are not.
 */

interface HandedOver {
  readonly line: string;
  /** The releases whose types take it. */
  readonly takenBy: number[];
  readonly because: string;
  /** What the types of all releases take. */
  readonly instead: string;
  /** What comes of it, whichever release it is. */
  readonly makes: (chart: Chart) => unknown;
}

const OTHER_CLASS = "Property 'apiObject' is protected but type 'Service' is not a class derived from 'Service'";

const HANDED_OVER: Record<string, HandedOver> = {
  'our Service as a backend of its Ingress': {
    line: "new kplus.Ingress(chart, 'in', { defaultBackend: kplus.IngressBackend.fromService(ours.service) });",
    takenBy: [27],
    because: OTHER_CLASS,
    instead:
      "new kplus.Ingress(chart, 'in', { defaultBackend: kplus.IngressBackend.fromService(adapted(ours.service, kplus.Service)) });",
    makes: (chart) => theOnly(chart, 'Ingress').spec.defaultBackend,
  },
  'our Service as the one that governs its StatefulSet': {
    line: "new kplus.StatefulSet(chart, 'set', { metadata: { name: 'set' }, service: peers.service, containers: [{ image: 'a' }] });",
    takenBy: [27],
    because: OTHER_CLASS,
    instead:
      "new kplus.StatefulSet(chart, 'set', { metadata: { name: 'set' }, service: adapted(peers.service, kplus.Service), containers: [{ image: 'a' }] });",
    makes: (chart) => theOnly(chart, 'StatefulSet', 'set').spec.serviceName,
  },
  'the StatefulSet of our database as a peer of its network policies': {
    line: "new kplus.NetworkPolicy(chart, 'policy').addIngressRule(db.statefulSet);",
    takenBy: [27],
    because: "The types of 'toNetworkPolicyPeerConfig().ipBlock' are incompatible between these types",
    instead: "new kplus.NetworkPolicy(chart, 'policy').addIngressRule(db);",
    makes: (chart) => policyOf(chart, 'policy').ingress,
  },
  'the StatefulSet of our database in its scheduling': {
    line: 'web.scheduling.separate(db.statefulSet);',
    takenBy: [27],
    because: 'Types have separate declarations of a private property',
    instead: 'web.scheduling.separate(db);',
    makes: (chart) => theOnly(chart, 'Deployment').spec.template.spec.affinity,
  },
  'our database itself, as a selection of pods': {
    line: "new kplus.NetworkPolicy(chart, 'policy', { selector: db });",
    takenBy: RELEASES,
    because: '',
    instead: "new kplus.NetworkPolicy(chart, 'policy', { selector: db });",
    makes: (chart) => policyOf(chart, 'policy').podSelector,
  },
  'our database as a peer of its connections': {
    line: 'web.connections.allowTo(db);',
    takenBy: RELEASES,
    because: '',
    instead: 'web.connections.allowTo(db);',
    makes: (chart) => policyOf(chart, 'AllowEgress').egress,
  },
  'a Service of our database as a peer of its connections': {
    line: 'web.connections.allowTo(db.primary, { ports: [kplus.NetworkPolicyPort.tcp(3306)] });',
    takenBy: RELEASES,
    because: '',
    instead: 'web.connections.allowTo(db.primary, { ports: [kplus.NetworkPolicyPort.tcp(3306)] });',
    makes: (chart) => policyOf(chart, 'AllowEgress').egress,
  },
  'its workload in the connections of our database': {
    line: 'db.connections.allowFrom(web);',
    takenBy: [27],
    because: "The types of 'toNetworkPolicyPeerConfig().ipBlock' are incompatible between these types",
    instead: 'db.connections.allowFrom(OtherRelease.peer(web));',
    makes: (chart) => policyOf(chart, 'AllowIngress').ingress,
  },
  'its probe for an engine of our own': {
    line: `engine(kplus.Probe.fromCommand(['ping']));`,
    takenBy: [27],
    because: 'Types have separate declarations of a private property',
    instead: `engine(OtherRelease.probe(kplus.Probe.fromCommand(['ping'])));`,
    makes: (chart) => theOnly(chart, 'StatefulSet', 'cache').spec.template.spec.containers[0].readinessProbe,
  },
  'PodLabels as a selection of pods': {
    line: "new kplus.NetworkPolicy(chart, 'policy', { selector: PodLabels.of({ app: 'web' }) });",
    takenBy: [],
    because: "Property 'node' is missing in type 'PodLabels' but required in type 'IPodSelector'",
    instead:
      "new kplus.NetworkPolicy(chart, 'policy', { selector: kplus.Pods.select(chart, 'pods', { labels: { app: 'web' } }) });",
    makes: (chart) => policyOf(chart, 'policy').podSelector,
  },
  'PodLabels as a peer of network policies': {
    line: "new kplus.NetworkPolicy(chart, 'policy').addIngressRule(PodLabels.of({ app: 'web' }));",
    takenBy: [],
    because: "Type 'PodLabels' is missing the following properties from type 'INetworkPolicyPeer'",
    instead:
      "new kplus.NetworkPolicy(chart, 'policy').addIngressRule(kplus.Pods.select(chart, 'pods', { labels: { app: 'web' } }));",
    makes: (chart) => policyOf(chart, 'policy').ingress,
  },
};

/** The spec of the policy whose generated name holds a text. */
function policyOf(chart: Chart, name: string): Manifest {
  const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
  return policies.find(({ metadata }) => metadata.name.toLowerCase().includes(name.toLowerCase()))?.spec;
}

const IMPORTS = (release: number) => `
    import { Chart, Size, Testing } from 'cdk8s';
    import * as kplus from 'cdk8s-plus-${release}';
    import * as net from 'cdk8s-service-patterns';
    import { OtherRelease, PodLabels } from 'cdk8s-service-patterns';
    import { adapted } from 'cdk8s-service-patterns/adapted';
    export const used: unknown[] = [OtherRelease, PodLabels, adapted];`;

/** A line in an app with a Service and a database of ours, and a workload of the release. */
function handingOver(line: string, release: number): string {
  return `${IMPORTS(release)}
    export function handOver(): Chart {
      const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
      const http = net.PodPort.tcp(8080, 'http');
      const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web', ports: [http] }] });
      const ours = new net.ClusterIpService(chart, 'ours', { selector: web, ports: [http.exposedAs(80)] });
      const peers = new net.HeadlessService(chart, 'peers', { selector: PodLabels.of({ app: 'set' }), ports: [http] });
      const credentials = net.DatabaseCredentials.fromSecretName('db', { database: 'shop', user: 'shop' });
      const storage = { size: Size.gibibytes(1) };
      const db = new net.HeadlessStatefulDb(chart, 'db', { engine: net.DatabaseEngine.mysql('8.4'), replicas: 2, credentials, storage });
      const engine = (readiness: net.CustomEngineProps['readiness']) =>
        new net.HeadlessStatefulDb(chart, 'cache', {
          engine: net.DatabaseEngine.custom({ image: 'cache:1', port: http, dataPath: '/data', passwordVariable: 'PASSWORD', readiness }),
          credentials: net.DatabaseCredentials.fromSecretName('cache'),
          storage,
        });
      ${line}
      used.push(ours, peers, db, engine);
      return chart;
    }`;
}

const cases = Object.entries(HANDED_OVER).flatMap(([what, handed]) =>
  RELEASES.map((release) => ({ what, release, ...handed, name: `${what} ${release}` })),
);
let diagnostics: Map<string, string[]>;
beforeAll(() => {
  diagnostics = diagnosticsOf(
    Object.fromEntries(
      cases.flatMap(({ name, line, instead, release }) => [
        [name, handingOver(line, release)],
        [`${name} instead`, handingOver(instead, release)],
      ]),
    ),
  );
});

describe.each(cases)('cdk8s-plus-$release and $what', ({ name, release, takenBy, because, instead, makes }) => {
  test('the types take it, or say why not', () => {
    const expected = takenBy.includes(release) ? [] : [expect.stringContaining(because)];
    expect(diagnostics.get(name)).toEqual(expected);
  });

  test('what is written instead compiles, and makes what it makes beside every release', () => {
    expect(diagnostics.get(`${name} instead`)).toEqual([]);
    const made = makes(run<{ handOver(): Chart }>(handingOver(instead, release)).handOver());
    expect(made).toBeDefined();
    expect(made).toEqual(makes(run<{ handOver(): Chart }>(handingOver(instead, 27)).handOver()));
  });
});

describe('adapted', () => {
  const programs = {
    'an object of another class': 'adapted(db.statefulSet, kplus.Service);',
    'an object that lacks what came later': 'adapted(db.statefulSet, kplus.StatefulSet);',
  };
  const refused = diagnosticsOf(
    Object.fromEntries(Object.entries(programs).map(([what, line]) => [what, handingOver(line, 34)])),
  );

  test.each([
    ['an object of another class', "missing the following properties from type 'MembersOf<Service>'"],
    ['an object that lacks what came later', 'addVolumeClaimTemplate, shareProcessNamespace'],
  ])('does not compile for %s', (what, because) => {
    expect(refused.get(what)).toEqual([expect.stringContaining(because)]);
  });

  const [ours] = shopChart().node.findAll();
  test.each<[unknown, unknown, string]>([
    [undefined, Service, 'adapted: found nothing, expected a Service; pass what the construct shows'],
    [ours, Service, 'adapted: found an object of class Chart, expected a Service; pass what the construct shows'],
    [
      ours,
      undefined,
      'adapted type: found nothing, expected a class; pass that of the release in use, such as Service',
    ],
    [ours, {}, 'adapted type: found an object, expected a class; pass that of the release in use, such as Service'],
  ])('refuses %p as %p', (object, type, sentence) => {
    expect(() => adapted(object as Service, type as typeof Service)).toThrow(new Error(sentence));
  });
});
