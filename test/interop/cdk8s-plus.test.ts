import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type Chart, Testing } from 'cdk8s';
import * as ts from 'typescript';
import { ClusterIpService, PodLabels, PodPort } from '../../src';
import { type Manifest, shopChart, theOnly } from '../support/synth';
import { diagnosticsOf } from '../types/type-check';

/*
 * Users of every cdk8s-plus release can use this library beside their own: one app, compiled and synthesized against four.
 */

const RELEASES = [27, 28, 32, 34];
const SHOP = readFileSync(join(__dirname, 'shop.ts'), 'utf8').replace("'../../src'", "'cdk8s-service-patterns'");

function shopWith(release: number): string {
  return SHOP.replace("'cdk8s-plus-27'", `'cdk8s-plus-${release}'`);
}

/** Runs a program with the sources of this library. */
function run(program: string): { shop(app: App): Chart } {
  const { outputText } = ts.transpileModule(program, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const exported = {};
  const find = (name: string) => (name === 'cdk8s-service-patterns' ? require('../../src') : require(name));
  new Function('require', 'exports', outputText)(find, exported);
  return exported as { shop(app: App): Chart };
}

const synthesized = new Map<number, Manifest[]>();

/** What the shop makes with a release of cdk8s-plus. */
function manifestsOf(release: number): Manifest[] {
  const known = synthesized.get(release) ?? Testing.synth(run(shopWith(release)).shop(Testing.app()));
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

interface Refused {
  readonly line: string;
  /** The releases whose types take it. */
  readonly takenBy: number[];
  readonly because: string;
}

const HANDED_OVER: Record<string, Refused> = {
  'our Service as a backend of its Ingress': {
    line: 'kplus.IngressBackend.fromService(ours.service);',
    takenBy: [27],
    because: "Property 'apiObject' is protected but type 'Service' is not a class derived from 'Service'",
  },
  'our Service as the one that governs its StatefulSet': {
    line: "new kplus.StatefulSet(chart, 'set', { service: ours.service, containers: [] });",
    takenBy: [27],
    because: "Property 'apiObject' is protected but type 'Service' is not a class derived from 'Service'",
  },
  'the StatefulSet of our database as a peer of its network policies': {
    line: "new kplus.NetworkPolicy(chart, 'policy').addIngressRule(db.statefulSet);",
    takenBy: [27],
    because: "The types of 'toNetworkPolicyPeerConfig().ipBlock' are incompatible between these types",
  },
  'the StatefulSet of our database in its scheduling': {
    line: 'web.scheduling.separate(db.statefulSet);',
    takenBy: [27],
    because: 'Types have separate declarations of a private property',
  },
  'our database itself, as a selection of pods': {
    line: "new kplus.NetworkPolicy(chart, 'policy', { selector: db });",
    takenBy: RELEASES,
    because: '',
  },
  'our database as a peer of its connections': {
    line: 'web.connections.allowTo(db);',
    takenBy: RELEASES,
    because: '',
  },
  'a Service of our database as a peer of its connections': {
    line: 'web.connections.allowTo(db.primary, { ports: [kplus.NetworkPolicyPort.tcp(3306)] });',
    takenBy: RELEASES,
    because: '',
  },
  'our database in its connections': {
    line: 'db.connections.allowFrom(web);',
    takenBy: [27],
    because: "The types of 'toNetworkPolicyPeerConfig().ipBlock' are incompatible between these types",
  },
  'PodLabels as a selection of pods': {
    line: "new kplus.NetworkPolicy(chart, 'policy', { selector: PodLabels.of({ app: 'web' }) });",
    takenBy: [],
    because: "Property 'node' is missing in type 'PodLabels' but required in type 'IPodSelector'",
  },
  'PodLabels as a peer of network policies': {
    line: "new kplus.NetworkPolicy(chart, 'policy').addIngressRule(PodLabels.of({ app: 'web' }));",
    takenBy: [],
    because: "Type 'PodLabels' is missing the following properties from type 'INetworkPolicyPeer'",
  },
};

function handingOver(line: string, release: number): string {
  return `
    import type { Chart } from 'cdk8s';
    import * as kplus from 'cdk8s-plus-${release}';
    import { type ClusterIpService, type HeadlessStatefulDb, PodLabels } from 'cdk8s-service-patterns';
    export function hand(chart: Chart, ours: ClusterIpService, db: HeadlessStatefulDb, web: kplus.Deployment) { ${line} }
    export const used = PodLabels;`;
}

const cases = Object.entries(HANDED_OVER).flatMap(([what, refused]) =>
  RELEASES.map((release) => ({ what, release, ...refused, name: `${what} ${release}` })),
);
let diagnostics: Map<string, string[]>;
beforeAll(() => {
  diagnostics = diagnosticsOf(
    Object.fromEntries(cases.map(({ name, line, release }) => [name, handingOver(line, release)])),
  );
});

test.each(cases)('cdk8s-plus-$release and $what', ({ name, release, takenBy, because }) => {
  const found = diagnostics.get(name);
  if (takenBy.includes(release)) {
    expect(found).toEqual([]);
  } else {
    expect(found).toEqual([expect.stringContaining(because)]);
  }
});

test.each(RELEASES)('what the types of cdk8s-plus-%i refuse works when it is cast', (release) => {
  const kplus = require(`cdk8s-plus-${release}`);
  const chart = shopChart();
  const http = PodPort.tcp(8080, 'http');
  const labels = PodLabels.of({ app: 'web' });
  const { service } = new ClusterIpService(chart, 'web', { selector: labels, ports: [http.exposedAs(80)] });
  new kplus.Ingress(chart, 'ingress', { defaultBackend: kplus.IngressBackend.fromService(service) });
  new kplus.NetworkPolicy(chart, 'policy', { selector: labels });
  expect(theOnly(chart, 'Ingress').spec.defaultBackend.service).toEqual({ name: 'web', port: { number: 80 } });
  expect(theOnly(chart, 'NetworkPolicy').spec.podSelector.matchLabels).toEqual({ app: 'web' });
});
