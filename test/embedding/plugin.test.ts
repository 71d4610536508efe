import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Validation } from 'cdk8s-cli/plugins';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { NetworkChecksPlugin } from '../../src';

const ROOT = join(__dirname, '../..');

const alias = (name: string, host: string, more = '') => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  type: ExternalName
  externalName: ${host}
${more}---
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plugin-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What the plugin reports on some manifests, each in a file of its own. */
async function reportOn(manifests: readonly string[], properties = {}, paths: Record<string, string> = {}) {
  const files = manifests.map((text, i) => {
    const file = join(folder, `${i}.k8s.yaml`);
    writeFileSync(file, text);
    return file;
  });
  const metadata = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, { path }]));
  const context = new ValidationContext(files, 'cdk8s-service-patterns', '0.1.0', metadata);
  const plugin: Validation = new NetworkChecksPlugin(properties);
  await plugin.validate(context);
  return context.report.toJson();
}

test('what is found becomes violations with their construct paths, and errors fail', async () => {
  const { violations, summary } = await reportOn([alias('db', '10.0.0.7')], {}, { db: 'shop/db/Resource' });
  expect(violations).toEqual([
    {
      ruleName: 'unreachable-external-name',
      recommendation:
        'An alias is to end at a name that has addresses: of an address, or of itself, the DNS server has none to answer with.',
      fix: 'for an address, write a Service without a selector and an EndpointSlice',
      violatingConstructs: [
        {
          resourceName: 'db',
          constructPath: 'shop/db/Resource',
          manifestPath: join(folder, '0.k8s.yaml'),
          locations: [
            'Service default/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice',
          ],
        },
      ],
    },
  ]);
  expect(summary).toMatchObject({ status: 'failure', metadata: { Errors: '1', Warnings: '0' } });
});

test('findings of one rule with one cure are told together, across files', async () => {
  const { violations } = await reportOn([
    alias('db', '10.0.0.7') + alias('queue', '10.0.0.8'),
    alias('mail', '10.0.0.9'),
  ]);
  expect(
    violations.map(({ violatingConstructs }) => violatingConstructs.map(({ resourceName }) => resourceName)),
  ).toEqual([['db', 'mail', 'queue']]);
});

test('no construct path is better than the wrong one of a namesake', async () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n';
  const { violations } = await reportOn([alias('db', '10.0.0.7') + secret], {}, { db: 'shop/secret/Resource' });
  expect(violations[0]?.violatingConstructs[0]).toMatchObject({
    resourceName: 'Service default/db',
    constructPath: undefined,
  });
});

test('warnings are named as such, and fail if one is strict', async () => {
  const idle = alias('db', 'db.example.com', '  sessionAffinity: ClientIP\n');
  const { violations, summary } = await reportOn([idle]);
  expect(violations.map(({ ruleName }) => ruleName)).toEqual(['ignored-session-affinity (warning)']);
  expect(summary).toMatchObject({ status: 'success', metadata: { Errors: '0', Warnings: '1' } });
  expect((await reportOn([idle], { strict: true })).summary.status).toBe('failure');
});

test('a warning of a rule about errors says why it is one, in its line', async () => {
  const lost = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: web, image: 'web:1', ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: web }, ports: [{ port: 80, targetPort: htpt }] }
`;
  const { violations } = await reportOn([lost]);
  expect(violations).toMatchObject([
    {
      ruleName: 'missing-target-port (warning)',
      violatingConstructs: [
        {
          locations: [
            'Service default/db spec.ports[0].targetPort: found "htpt", a name that no container of Pod default/web gives a TCP port, expected 8080/TCP (http); name one of its ports, or use the number; a warning only: its clients reach the pods of a headless Service on any port: only the SRV record is missing',
          ],
        },
      ],
    },
  ]);
});

test('what an annotation silences is listed with its reason', async () => {
  const silenced = alias('db', '10.0.0.7').replace(
    '  name: db',
    '  name: db\n  annotations:\n    cdk8s-service-patterns/ignore.unreachable-external-name: our resolver knows it',
  );
  const { violations, summary } = await reportOn([silenced]);
  expect(violations).toEqual([]);
  expect(summary.metadata?.Ignored).toBe('unreachable-external-name of Service default/db: our resolver knows it');
});

test('a misspelt property is refused when the plugin is made', () => {
  expect(() => new NetworkChecksPlugin({ kubernets: '1.36' } as object)).toThrow(
    new Error(
      'NetworkChecksPlugin properties: found the unknown property "kubernets", expected kubernetes or strict; did you mean "kubernetes"?',
    ),
  );
});

describe('the cdk8s command', () => {
  const synth = (externalName: string) => {
    writeFileSync(
      join(folder, 'main.js'),
      `const { App, Chart } = require(${JSON.stringify(join(ROOT, 'node_modules/cdk8s'))});
       const { k8s } = require(${JSON.stringify(join(ROOT, 'node_modules/cdk8s-plus-27'))});
       const app = new App();
       const spec = { type: 'ExternalName', externalName: '${externalName}' };
       new k8s.KubeService(new Chart(app, 'shop'), 'db', { metadata: { name: 'db' }, spec });
       app.synth();`,
    );
    writeFileSync(
      join(folder, 'cdk8s.yaml'),
      `app: node main.js\nvalidations:\n  - package: ${ROOT}\n    version: 0.1.0\n    class: NetworkChecksPlugin\n`,
    );
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '--check-upgrade=false'],
      { cwd: folder, encoding: 'utf8' },
    );
    return { status, output: stdout + stderr };
  };

  test('loads the plugin from the package, shows the construct path and fails', () => {
    const { status, output } = synth('10.0.0.7');
    expect(output).toContain('unreachable-external-name (1 occurrences)');
    expect(output).toContain('Construct Path: shop/db');
    expect(output).toContain('found the IP address "10.0.0.7", expected a DNS name');
    expect(status).toBe(2);
  });

  test('is content with what is right', () => {
    const { status, output } = synth('db.example.com');
    expect(output).toMatch(/Status +│ success/);
    expect(status).toBe(0);
  });
});

test('this repository has its own examples checked', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(readFileSync(join(ROOT, 'cdk8s.yaml'), 'utf8')).toContain(
    `validations:\n  - package: ./\n    version: ${version}\n    class: NetworkChecksPlugin\n`,
  );
});
