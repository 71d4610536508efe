import type { KubeObject } from '../../model/objects/kube-object';
import type { GraphNode, NodeKind, State, TrafficGraph } from './graph';

/** A node that is being drawn. */
interface Drawn extends GraphNode {
  state: State;
  readonly notes: string[];
}

const WORSE: readonly State[] = ['sound', 'unknown', 'broken'];

/** A picture in the making: the same thing drawn twice is one node, and the same way twice is one edge. */
export class Drawing {
  private readonly nodes = new Map<string, Drawn>();
  private readonly edges = new Map<string, { readonly from: string; readonly to: string; readonly labels: string[] }>();

  /** Draws an object; its id. */
  object(object: KubeObject, kind: NodeKind): string {
    const { namespace, name, kind: what } = object;
    return this.node({ id: `${what}/${namespace}/${name}`, kind, name, what, namespace, object });
  }

  /** Draws the world outside; its id. */
  internet(): string {
    return this.node({
      id: 'internet',
      kind: 'internet',
      name: 'internet',
      what: '',
      namespace: '',
      object: undefined,
    });
  }

  /** Draws a host or address outside the manifests; its id. */
  outside(name: string, namespace: string): string {
    return this.node({
      id: `outside/${namespace}/${name}`,
      kind: 'outside',
      name,
      what: '',
      namespace,
      object: undefined,
    });
  }

  edge(from: string, to: string, label: string): void {
    const key = JSON.stringify([from, to]);
    const edge = this.edges.get(key) ?? { from, to, labels: [] };
    this.edges.set(key, edge);
    if (label !== '' && !edge.labels.includes(label)) {
      edge.labels.push(label);
    }
  }

  /** Says something of a node, and how it fares: the worst that is said counts. */
  note(id: string, state: State, sentence: string): void {
    const node = this.nodes.get(id);
    if (node !== undefined) {
      node.state = WORSE.indexOf(state) > WORSE.indexOf(node.state) ? state : node.state;
      if (!node.notes.includes(sentence)) {
        node.notes.push(sentence);
      }
    }
  }

  get graph(): TrafficGraph {
    return { nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
  }

  private node(node: Omit<GraphNode, 'state' | 'notes'>): string {
    if (!this.nodes.has(node.id)) {
      this.nodes.set(node.id, { ...node, state: 'sound', notes: [] });
    }
    return node.id;
  }
}
