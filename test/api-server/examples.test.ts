import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { expectStoredAsWritten, releaseNodePorts } from './harness/acceptance';
import { ApiServer } from './harness/api-server';
import { namespaceFor } from './harness/run';

/*
 * Each example, the shop among them, is created in a real API server and read back.
 */

const EXAMPLES = join(__dirname, '..', '..', 'examples');

const server = new ApiServer();

const charts = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .flatMap((file) => chartsIn(file).map((chart) => [chart.name, basename(file, '.ts'), chart] as const));

type ChartClass = new (scope: App, id: string) => Chart;

function chartsIn(file: string): ChartClass[] {
  return Object.values<ChartClass>(require(join(EXAMPLES, file))).filter(
    (exported) => Object.getPrototypeOf(exported) === Chart,
  );
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
});

test.each(charts)('the server takes %s of examples/%s.ts and stores it as written', async (name, _, ExampleChart) => {
  // The examples give each chart the namespace of its own name.
  const namespace = await namespaceFor(server, name.toLowerCase());
  const manifests = new ExampleChart(new App(), namespace).toJson();
  expect(manifests.length).toBeGreaterThan(0);
  await expectStoredAsWritten(server, manifests);
  await releaseNodePorts(server, manifests);
});
