import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus27 from 'cdk8s-plus-27';
import * as kplus32 from 'cdk8s-plus-32';
import * as kplus34 from 'cdk8s-plus-34';
import { NetworkChecks } from '../../src';

/** An alias to an address, which no cluster can resolve. */
function brokenAlias(chart: Chart, id = 'db'): ApiObject {
  return new ApiObject(chart, id, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: id },
    spec: { type: 'ExternalName', externalName: '10.0.0.7' },
  });
}

const SAID =
  'Service default/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; ' +
  'for an address, write a Service without a selector and an EndpointSlice (unreachable-external-name)';

/** A Service that Kubernetes takes, with a field that does nothing. */
function doubtful(chart: Chart): void {
  new ApiObject(chart, 'idle', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'idle' },
    spec: { type: 'ExternalName', externalName: 'db.example.com', sessionAffinity: 'ClientIP' },
  });
}

const failure = (lines: readonly string[]) =>
  new Error(`Validation failed with the following errors:\n  ${lines.join('\n  ')}`);

let warnings: jest.SpyInstance;

beforeEach(() => {
  warnings = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => warnings.mockRestore());

test('every synthesis fails, with each mistake at the path of its construct', () => {
  const app = Testing.app();
  NetworkChecks.on(app);
  const [shop, store] = [new Chart(app, 'shop'), new Chart(app, 'store', { namespace: 'store' })];
  brokenAlias(shop);
  brokenAlias(store);
  const expected = failure([`[shop/db] ${SAID}`, `[store/db] ${SAID.replace('default', 'store')}`]);
  expect(() => app.synth()).toThrow(expected);
  expect(() => app.synthYaml()).toThrow(expected);
  expect(() => Testing.synth(shop)).toThrow(expected);
});

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [[Testing.app()], 'a list of 1'],
  [{}, 'an object'],
])('%p is nothing to be judged', (scope, found) => {
  expect(() => NetworkChecks.on(scope as App)).toThrow(
    new Error(`NetworkChecks.on: found ${found}, expected an app, a chart or another construct; pass the app`),
  );
});

test('nothing fails where nothing is wrong', () => {
  const app = Testing.app();
  NetworkChecks.on(app);
  new kplus27.Deployment(new Chart(app, 'shop'), 'web', {
    containers: [{ image: 'registry.example.com/web:1.4', portNumber: 80 }],
  });
  expect(() => app.synth()).not.toThrow();
  expect(warnings).not.toHaveBeenCalled();
});

test.each([
  ['27', kplus27],
  ['32', kplus32 as unknown as typeof kplus27],
  ['34', kplus34 as unknown as typeof kplus27],
])('constructs of cdk8s-plus-%s are told by the path that their author wrote', (_, kplus) => {
  const app = Testing.app();
  NetworkChecks.on(app);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new kplus.Service(chart, 'db', {
    type: kplus.ServiceType.EXTERNAL_NAME,
    externalName: '10.0.0.7',
    metadata: { name: 'db' },
  });
  expect(() => app.synth()).toThrow(`  [shop/db] ${SAID.replace('default', 'shop')}`);
});

test('a mistake that is mended is not told again', () => {
  const app = Testing.app();
  NetworkChecks.on(app);
  const chart = new Chart(app, 'shop');
  brokenAlias(chart);
  expect(() => Testing.synth(chart)).toThrow(SAID);
  chart.node.tryRemoveChild('db');
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('other validations keep their say, and what cannot be rendered is told by cdk8s', () => {
  const app = Testing.app();
  NetworkChecks.on(app);
  const chart = new Chart(app, 'shop');
  brokenAlias(chart);
  chart.node.addValidation({ validate: () => ['no budget'] });
  expect(() => app.synth()).toThrow(failure(['[shop] no budget', `[shop/db] ${SAID}`]));
  const broken = Testing.app();
  NetworkChecks.on(broken);
  new kplus27.Deployment(new Chart(broken, 'shop'), 'empty');
  expect(() => broken.synth()).toThrow('PodSpec must have at least 1 container');
});

test('a chart alone can be told on, and is judged with all others', () => {
  const app = Testing.app();
  const [shop, pods] = [new Chart(app, 'shop', { namespace: 'shop' }), new Chart(app, 'pods', { namespace: 'shop' })];
  NetworkChecks.on(shop);
  const labels = { app: 'web' };
  new kplus27.k8s.KubeDeployment(pods, 'web', {
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image: 'nginx:1.29', ports: [{ containerPort: 80 }] }] },
      },
    },
  });
  new kplus27.k8s.KubeService(shop, 'web', { spec: { selector: labels, ports: [{ port: 80 }] } });
  brokenAlias(pods);
  expect(() => app.synth()).not.toThrow();
  brokenAlias(shop);
  expect(() => app.synth()).toThrow(failure([`[shop/db] ${SAID.replace('default', 'shop')}`]));
});

test('the same mistake is told once, however often the checks were asked for', () => {
  const app = Testing.app();
  NetworkChecks.on(app);
  NetworkChecks.on(app);
  brokenAlias(new Chart(app, 'shop'));
  expect(() => app.synth()).toThrow(failure([`[shop/db] ${SAID}`]));
});

test('a warning of a rule about errors says why it is one, in its line', () => {
  const app = Testing.app();
  NetworkChecks.on(app);
  const chart = new Chart(app, 'shop');
  new kplus27.k8s.KubePod(chart, 'web', {
    metadata: { name: 'web', labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'web:1', ports: [{ name: 'http', containerPort: 8080 }] }] },
  });
  new kplus27.k8s.KubeService(chart, 'db', {
    metadata: { name: 'db' },
    spec: {
      clusterIp: 'None',
      selector: { app: 'web' },
      ports: [{ port: 80, targetPort: kplus27.k8s.IntOrString.fromString('htpt') }],
    },
  });
  app.synth();
  expect(warnings.mock.calls).toEqual([
    [
      'warning: [shop/db] Service default/db spec.ports[0].targetPort: found "htpt", a name that no container of Pod default/web gives a TCP port, expected 8080/TCP (http); name one of its ports, or use the number (missing-target-port); a warning only: its clients reach the pods of a headless Service on any port: only the SRV record is missing',
    ],
  ]);
});

test('warnings go to standard error, once, and fail if one is strict', () => {
  const app = Testing.app();
  NetworkChecks.on(app);
  const chart = new Chart(app, 'shop');
  doubtful(chart);
  Testing.synth(chart);
  app.synth();
  expect(warnings.mock.calls).toEqual([
    [expect.stringMatching(/^warning: \[shop\/idle\] Service default\/idle spec\.sessionAffinity: found .*\)$/)],
  ]);
  const strict = Testing.app();
  NetworkChecks.on(strict, { strict: true });
  doubtful(new Chart(strict, 'shop'));
  expect(() => strict.synth()).toThrow('[shop/idle] Service default/idle spec.sessionAffinity: found');
});

test('an annotation with a reason silences a rule', () => {
  const app = Testing.app();
  NetworkChecks.on(app);
  const alias = brokenAlias(new Chart(app, 'shop'));
  alias.metadata.addAnnotation('cdk8s-service-patterns/ignore.unreachable-external-name', 'our resolver knows it');
  expect(() => app.synth()).not.toThrow();
});

test('rules follow the version of Kubernetes', () => {
  const synth = (kubernetes?: string) => {
    const app = Testing.app();
    NetworkChecks.on(app, { kubernetes, strict: true });
    new ApiObject(new Chart(app, 'shop'), 'db', { apiVersion: 'v1', kind: 'Endpoints' });
    return () => app.synth();
  };
  expect(synth('1.32')).not.toThrow();
  expect(synth()).toThrow('deprecated-endpoints');
});

test.each([
  [{ kubernetes: '1.5' }, 'NetworkChecks.on kubernetes: found "1.5", expected 1.27 to 1.37; such as "1.37"'],
  [
    { kubernetes: 1.3 },
    'NetworkChecks.on kubernetes: found 1.3, expected 1.27 to 1.37; write it in quotes, such as "1.37"',
  ],
  [
    { strikt: true },
    'NetworkChecks.on: found the unknown property "strikt", expected kubernetes or strict; did you mean "strict"?',
  ],
])('%j is refused', (props, sentence) => {
  expect(() => NetworkChecks.on(new App(), props as object)).toThrow(new Error(sentence));
});

test('importing the package loads no checker until somebody asks for checks', () => {
  const program = `
    const { NetworkChecks } = require('./lib');
    const { App } = require('cdk8s');
    const loaded = () => Object.keys(require.cache).filter((file) => /checker|js-yaml/.test(file)).length;
    const before = loaded();
    NetworkChecks.on(new App());
    console.log(before, loaded() > 0);`;
  const root = join(__dirname, '../..');
  expect(execFileSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' })).toBe('0 true\n');
});
