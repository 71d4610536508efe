import { RULES } from '../../src/check/rules';
import { Cluster } from '../../src/model/cluster/cluster';
import { readText } from '../../src/model/objects/read';
import { trafficPage } from '../../src/picture/page';
import { SCRIPT } from '../../src/picture/page-script';
import { trafficGraph } from '../../src/trace/graph/traffic-graph';
import type { Place } from '../../src/trace/place';
import { dotGraph } from '../../src/trace/report/graph-dot';
import { mermaidGraph } from '../../src/trace/report/graph-mermaid';
import { textTrace } from '../../src/trace/report/text';
import { everyTarget } from '../../src/trace/targets';
import { trace } from '../../src/trace/trace';

/*
 * The examples of the rules are mostly broken, each in its own way: whatever they say, a trace has an answer, and the same
 * one whatever the order of the objects.
 */

function everythingIn(cluster: Cluster): string {
  const places: Place[] = [
    { is: 'internet' },
    { is: 'node', name: undefined },
    { is: 'namespace', namespace: 'default' },
    { is: 'address', address: '192.0.2.7' },
    ...cluster.workloads.all.map((workload): Place => ({ is: 'pods', workload })),
  ];
  return places
    .flatMap((from) => everyTarget(cluster, from).map((to) => textTrace(trace(cluster, from, to))))
    .join('\n');
}

/** The page reads every picture, place and note; a page that is whole tells that none of them broke. */
function pictureOf(cluster: Cluster): string {
  const graph = trafficGraph(cluster);
  return [mermaidGraph(graph), dotGraph(graph), trafficPage(graph, () => [])].join('\n');
}

/** Many good examples are one application. */
const followed = new Set<string>();

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, { more = [], ...first }) => {
  for (const { bad, good } of [first, ...more]) {
    for (const text of [bad, good].filter((each) => !followed.has(each))) {
      followed.add(text);
      const { objects } = readText({ name: 'x.yaml', text });
      const told = everythingIn(new Cluster(objects));
      expect(everythingIn(new Cluster([...objects].reverse()))).toBe(told);
      expect(told).not.toMatch(/\[object Object\]|undefined|NaN/);
      const picture = pictureOf(new Cluster(objects));
      expect(pictureOf(new Cluster([...objects].reverse()))).toBe(picture);
      expect(picture.replace(SCRIPT, '')).not.toMatch(/\[object Object\]|undefined|NaN/);
    }
  }
});
