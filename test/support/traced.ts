import { Cluster } from '../../src/model/cluster/cluster';
import { readText } from '../../src/model/objects/read';
import { placeNamed } from '../../src/trace/place';
import { outcomeSentence, percent } from '../../src/trace/report/wording';
import { type Speech, targetNamed } from '../../src/trace/target';
import { type Trace, trace } from '../../src/trace/trace';
import { isComplaint } from '../../src/values/complaint';

/** A trace through YAML, as a person would ask for it. */
export function traced(yaml: string, from: string, to: string): Trace {
  const cluster = clusterOf(yaml);
  return trace(cluster, understood(placeNamed(cluster, from)), understood(targetNamed(cluster, to)));
}

/** A trace from outside of a request that says more than its URL. */
export function tracedAs(yaml: string, to: string, spoken: Partial<Speech>): Trace {
  return trace(clusterOf(yaml), { is: 'internet' }, { ...understood(targetNamed(clusterOf(yaml), to)), ...spoken });
}

/** How a trace ends, a line for each path, with its share where there are several. */
export function endsOf(yaml: string, from: string, to: string): string[] {
  const { paths } = traced(yaml, from, to);
  return paths.map(({ share, outcome }) => `${share < 1 ? `${percent(share)} ` : ''}${outcomeSentence(outcome)}`);
}

/** What was decided on the only path of a trace. */
export function hopsOf(yaml: string, from: string, to: string): string[] {
  const { paths } = traced(yaml, from, to);
  expect(paths).toHaveLength(1);
  return paths.flatMap(({ hops }) => hops.map(({ kind, says }) => `${kind}: ${says}`));
}

/** What was taken for granted on the way. */
export function assumptionsOf(yaml: string, from: string, to: string): string[] {
  return [...new Set(traced(yaml, from, to).paths.flatMap(({ assumptions }) => assumptions))];
}

export function clusterOf(yaml: string): Cluster {
  const { objects, problems } = readText({ name: 'shop.yaml', text: yaml });
  expect(problems).toEqual([]);
  return new Cluster(objects);
}

function understood<T>(result: T): Exclude<T, { readonly found: string }> {
  if (isComplaint(result)) {
    throw new Error(result.sentence('trace'));
  }
  return result as Exclude<T, { readonly found: string }>;
}
