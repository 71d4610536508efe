import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App, Chart } from 'cdk8s';
import type { Manifest } from '../support/synth';
import { podsOf, Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * Every example becomes ready as it stands. What it names and does not make, such as the Secret of a database's
 * password, is made here, as its reader would have to.
 */

const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** Databases take their time to make their files, one pod after the other. In milliseconds. */
const PATIENCE = 240_000;

type ChartClass = new (scope: App, id: string) => Chart;

const examples = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .flatMap((file) => chartsIn(file).map((chart) => [basename(file, '.ts'), chart] as const));

function chartsIn(file: string): ChartClass[] {
  return Object.values<ChartClass>(require(join(EXAMPLES, file))).filter(
    (exported) => Object.getPrototypeOf(exported) === Chart,
  );
}

/** What is no object of the rig's API server. That the API server takes it, `npm run test:cluster` sees. */
const NOT_SERVED = /^(gateway\.networking\.k8s\.io|gateway\.k8s\.aws)\//;

/** The Secrets that manifests name and do not hold, with the keys that are asked of them. */
function missingSecrets(manifests: readonly Manifest[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  const note = (name: string, keys: readonly string[]) => {
    named.set(name, new Set([...(named.get(name) ?? []), ...keys]));
  };
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    const { secretKeyRef, secretName, secret, items } = value as Manifest;
    const keysOf = (list: readonly { readonly key: string }[] = []) => list.map(({ key }) => key);
    if (secretKeyRef !== undefined) {
      note(secretKeyRef.name, [secretKeyRef.key]);
    }
    if (typeof secretName === 'string') {
      note(secretName, keysOf(items));
    }
    if (typeof secret?.name === 'string') {
      note(secret.name, keysOf(secret.items));
    }
    Object.values(value).forEach(look);
  };
  // Certificates are the business of controllers, which are not here.
  manifests.filter(({ kind }) => kind !== 'Ingress').forEach(look);
  for (const { kind, metadata } of manifests) {
    if (kind === 'Secret') {
      named.delete(metadata.name);
    }
  }
  return named;
}

let stage: Stage;

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
});

// Its node ports are free for the next one, whatever became of it.
afterEach(() => stage.strike());

test.each(examples)(
  'examples/%s.ts becomes ready',
  async (_, ExampleChart) => {
    stage = await Stage.empty('example');
    const all: Manifest[] = new ExampleChart(new App(), stage.namespace).toJson();
    const manifests = all.filter(({ apiVersion }) => !NOT_SERVED.test(apiVersion));
    for (const [name, keys] of missingSecrets(manifests)) {
      const stringData = Object.fromEntries([...keys].map((key) => [key, `for-tests-only-${key}`.slice(0, 32)]));
      await stage.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData });
    }
    await stage.apply(...manifests);

    await stage.ready(podsOf(manifests), PATIENCE);
    // Whoever is selected is behind the Service.
    for (const { metadata, spec } of manifests.filter(({ kind }) => kind === 'Service')) {
      if (spec.selector !== undefined && (await stage.selected(spec.selector)) > 0) {
        await until(
          `the endpoints of ${metadata.name}`,
          () => stage.list('discovery.k8s.io/v1', 'EndpointSlice', `kubernetes.io/service-name=${metadata.name}`),
          (slices) => slices.some(({ endpoints }) => endpoints?.some(({ conditions }: Manifest) => conditions.ready)),
        );
      }
    }
  },
  2 * PATIENCE,
);
