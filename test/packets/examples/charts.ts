import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type App, Chart } from 'cdk8s';

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples');

/** The names of all examples. */
export const EVERY_EXAMPLE: readonly string[] = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => basename(file, '.ts'));

export type ChartClass = new (scope: App, id: string) => Chart;

/** The charts of an example, of which each has at least one. */
export function chartsIn(example: string): ChartClass[] {
  const charts = Object.values<ChartClass>(require(join(EXAMPLES, `${example}.ts`))).filter(
    (exported) => Object.getPrototypeOf(exported) === Chart,
  );
  if (charts.length === 0) {
    throw new Error(`examples/${example}.ts exports no chart`);
  }
  return charts;
}
