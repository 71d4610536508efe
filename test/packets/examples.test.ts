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

/** Secrets that examples name. */
const SECRETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'stateful-database': { 'mysql-root': 'for-tests-only' },
  shop: { 'db-admin': 'for-tests-only' },
};

let stage: Stage;

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
});

// Its node ports are free for the next one, whatever became of it.
afterEach(() => stage.strike());

test.each(examples)(
  'examples/%s.ts becomes ready',
  async (file, ExampleChart) => {
    stage = await Stage.empty('example');
    const manifests: Manifest[] = new ExampleChart(new App(), stage.namespace).toJson();
    for (const [name, password] of Object.entries(SECRETS[file] ?? {})) {
      await stage.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: { password } });
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
