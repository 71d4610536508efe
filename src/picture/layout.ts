import type { TrafficGraph } from '../trace/graph/graph';

/** Where something lies, in pixels from the top left corner; a box by its middle. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Places for everything in a graph. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, Point>;
  /** The points of each edge, in the order of the graph's edges. */
  readonly edges: readonly (readonly Point[])[];
}

/** As much of the layout library as is used here; its own types are of another module system. */
interface Dagre {
  readonly Graph: new () => DagreGraph;
  layout(graph: DagreGraph): void;
}

interface DagreGraph {
  setGraph(label: object): void;
  graph(): { readonly width?: number; readonly height?: number };
  setNode(id: string, label: object): void;
  node(id: string): Point;
  setEdge(from: string, to: string, label: object): void;
  edge(from: string, to: string): { readonly points: readonly Point[] };
}

export const NODE_WIDTH = 190;
export const NODE_HEIGHT = 44;

const MARGIN = 12;

/** Lays a graph out from left to right, in layers. */
export function layOut({ nodes, edges }: TrafficGraph): Layout {
  const { Graph, layout } = require('@dagrejs/dagre') as Dagre;
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 130, marginx: MARGIN, marginy: MARGIN });
  for (const { id } of nodes) {
    graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  }
  for (const { from, to } of edges) {
    graph.setEdge(from, to, {});
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: new Map(nodes.map(({ id }) => [id, graph.node(id)])),
    edges: edges.map(({ from, to }) => graph.edge(from, to).points),
  };
}
