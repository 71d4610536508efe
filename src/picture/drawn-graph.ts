import type { GraphNode, TrafficGraph } from '../trace/graph/graph';
import { layOut, NODE_HEIGHT, NODE_WIDTH, type Point } from './layout';
import { type Markup, markup } from './markup';

/** How many letters of a name fit into its box; the whole name is in the title. */
const LONGEST_NAME = 26;

/** A graph as SVG. Nodes carry the name of what tells more of them; those of other namespaces lead there. */
export function drawnGraph(graph: TrafficGraph, namespace: string, detailsOf: (node: GraphNode) => string): Markup {
  const layout = layOut(graph);
  const edges = graph.edges.map(({ labels }, i) => edge(layout.edges[i] ?? [], labels));
  const nodes = graph.nodes.map((each) =>
    node(each, layout.nodes.get(each.id) ?? { x: 0, y: 0 }, detailsOf(each), isElsewhere(each, namespace)),
  );
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height)];
  return markup`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="traffic of ${namespace}">${edges}${nodes}</svg>`;
}

function isElsewhere(node: GraphNode, namespace: string): boolean {
  return node.namespace !== '' && node.namespace !== namespace;
}

function edge(points: readonly Point[], labels: readonly string[]): Markup {
  const line = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const middle = points[Math.floor(points.length / 2)];
  const [first = '', ...more] = labels;
  const text = more.length === 0 ? first : `${first} +${more.length}`;
  const label =
    middle === undefined || first === ''
      ? undefined
      : markup`<text class="label" x="${round(middle.x)}" y="${round(middle.y) - 4}">${shortened(text, 20)}</text>`;
  return markup`<g class="edge"><title>${labels.join('\n')}</title><path d="${line}"/>${label}</g>`;
}

function node(each: GraphNode, { x, y }: Point, details: string, elsewhere: boolean): Markup {
  const [left, top] = [round(x - NODE_WIDTH / 2), round(y - NODE_HEIGHT / 2)];
  const classes = `node ${each.kind} ${each.state}${elsewhere ? ' elsewhere' : ''}`;
  const above = elsewhere
    ? `${each.what} in ${each.namespace}`
    : each.what || (each.kind === 'internet' ? '' : 'outside');
  const radius = each.kind === 'service' ? NODE_HEIGHT / 2 : each.kind === 'internet' ? NODE_HEIGHT / 2 : 4;
  return markup`<g class="${classes}" data-details="${details}" data-name="${each.name}" tabindex="0" role="button" transform="translate(${left} ${top})"><title>${each.what} ${each.name}</title><rect width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="${radius}"/><text class="what" x="${NODE_WIDTH / 2}" y="17">${shortened(above, LONGEST_NAME)}</text><text x="${NODE_WIDTH / 2}" y="34">${shortened(each.name, LONGEST_NAME)}</text></g>`;
}

function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
