import { type GraphNode, namespacesIn, type TrafficGraph } from '../graph/graph';
import { titleOf } from './graph-mermaid';

/** A graph in the language of Graphviz; a namespace is a cluster. */
export function dotGraph(graph: TrafficGraph): string {
  const boxes = namespacesIn(graph).flatMap((namespace, i) => [
    `  subgraph cluster_${i} {`,
    `    label=${quoted(namespace)};`,
    ...graph.nodes.filter((each) => each.namespace === namespace).map((each) => `    ${nodeLine(each)}`),
    '  }',
  ]);
  const edges = graph.edges.map(
    ({ from, to, labels }) => `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(labels.join('\n'))}];`,
  );
  return `${[
    'digraph traffic {',
    '  rankdir=LR;',
    ...graph.nodes.filter(({ namespace }) => namespace === '').map((each) => `  ${nodeLine(each)}`),
    ...boxes,
    ...edges,
    '}',
  ].join('\n')}\n`;
}

const SHAPES: Readonly<Record<GraphNode['kind'], string>> = {
  internet: 'circle',
  router: 'hexagon',
  service: 'ellipse',
  workload: 'box',
  outside: 'note',
};

const STYLES: Readonly<Record<GraphNode['state'], string>> = {
  sound: '',
  unknown: ', style=dashed',
  broken: ', color="#cc0000", fontcolor="#cc0000"',
};

function nodeLine(node: GraphNode): string {
  const tooltip = node.notes.length === 0 ? '' : `, tooltip=${quoted(node.notes.join('\n'))}`;
  return `${quoted(node.id)} [label=${quoted(titleOf(node))}, shape=${SHAPES[node.kind]}${STYLES[node.state]}${tooltip}];`;
}

/** A text of DOT, in which a backslash begins an escape. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
