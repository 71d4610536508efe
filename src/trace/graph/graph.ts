import type { KubeObject } from '../../model/objects/kube-object';

/** What a node of the picture is. */
export type NodeKind = 'internet' | 'router' | 'service' | 'workload' | 'outside';

/** Whether requests get through; `unknown` where the manifests do not tell. */
export type State = 'sound' | 'unknown' | 'broken';

/** Something that traffic starts from, goes through or ends at. */
export interface GraphNode {
  /** The same for the same thing. */
  readonly id: string;
  readonly kind: NodeKind;
  /** What it is called in its namespace. */
  readonly name: string;
  /** `Service`, `Deployment` …; nothing for what is no object. */
  readonly what: string;
  /** Empty for what is in none. */
  readonly namespace: string;
  /** Nothing for what no manifest describes. */
  readonly object: KubeObject | undefined;
  readonly state: State;
  /** Sentences about it: what does not get through, and why. */
  readonly notes: readonly string[];
}

/** A way from one node to the next. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** What takes it: hosts, paths, ports. */
  readonly labels: readonly string[];
}

/** The traffic of a whole set of manifests. */
export interface TrafficGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The part of a graph in one namespace, with what its edges lead from and to elsewhere. */
export function partIn({ nodes, edges }: TrafficGraph, namespace: string): TrafficGraph {
  const own = new Set(nodes.filter((node) => node.namespace === namespace).map(({ id }) => id));
  const touching = edges.filter(({ from, to }) => own.has(from) || own.has(to));
  const seen = new Set([...own, ...touching.flatMap(({ from, to }) => [from, to])]);
  return { nodes: nodes.filter(({ id }) => seen.has(id)), edges: touching };
}

/** The namespaces of a graph, in order. */
export function namespacesIn({ nodes }: TrafficGraph): string[] {
  return [...new Set(nodes.map(({ namespace }) => namespace))].filter((each) => each !== '').sort();
}
