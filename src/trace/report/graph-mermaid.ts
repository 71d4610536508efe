import { type GraphNode, namespacesIn, type TrafficGraph } from '../graph/graph';
import { asMermaidText } from './mermaid';

/** A graph as a Mermaid flowchart, which code hosts draw; a namespace is a box. */
export function mermaidGraph(graph: TrafficGraph): string {
  const ids = new Map(graph.nodes.map(({ id }, i) => [id, `n${i}`]));
  const node = (each: GraphNode, indent: string) => {
    const [open, close] = SHAPES[each.kind];
    return `${indent}${ids.get(each.id)}${open}"${asMermaidText(titleOf(each))}"${close}`;
  };
  const boxes = namespacesIn(graph).flatMap((namespace, i) => [
    `  subgraph ns${i}["${asMermaidText(namespace)}"]`,
    ...graph.nodes.filter((each) => each.namespace === namespace).map((each) => node(each, '    ')),
    '  end',
  ]);
  const edges = graph.edges.map(({ from, to, labels }) => {
    const label = labels.length === 0 ? '' : `|"${asMermaidText(labels.join(', '))}"|`;
    return `  ${ids.get(from)} -->${label} ${ids.get(to)}`;
  });
  const marks = graph.nodes.flatMap(({ id, state }) => (state === 'sound' ? [] : [`  class ${ids.get(id)} ${state}`]));
  return `${[
    'flowchart LR',
    ...graph.nodes.filter(({ namespace }) => namespace === '').map((each) => node(each, '  ')),
    ...boxes,
    ...edges,
    '  classDef broken stroke:#c00,color:#c00',
    '  classDef unknown stroke-dasharray:4',
    ...marks,
  ].join('\n')}\n`;
}

const SHAPES: Readonly<Record<GraphNode['kind'], readonly [string, string]>> = {
  internet: ['((', '))'],
  router: ['{{', '}}'],
  service: ['(', ')'],
  workload: ['[', ']'],
  outside: ['>', ']'],
};

/** A node as a picture names it in its namespace. */
export function titleOf({ what, name }: GraphNode): string {
  return what === '' ? name : `${what} ${name}`;
}
