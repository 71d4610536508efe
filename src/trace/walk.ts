import type { KubeObject } from '../model/objects/kube-object';
import type { Field } from '../values/field';

/** What decided at a hop. */
export type HopKind =
  | 'name'
  | 'load balancer'
  | 'node port'
  | 'external address'
  | 'ingress'
  | 'gateway'
  | 'tls'
  | 'service'
  | 'endpoints'
  | 'policy'
  | 'pod';

/** One decision on the way of a request, and what made it. */
export interface Hop {
  readonly kind: HopKind;
  /** What happened, as a sentence without a full stop. */
  readonly says: string;
  /** The object that decided, and the field of it; nothing where Kubernetes decides by itself. */
  readonly by: Cause | undefined;
  /** What might have been chosen and was not, with the reason. */
  readonly instead: readonly string[];
}

/** A field of an object, and where it is written. Both are worked out when somebody asks: most hops of most traces are never shown. */
class Cause {
  constructor(
    readonly object: KubeObject,
    private readonly field: Field | undefined,
  ) {}

  get path(): string {
    return this.field?.path ?? '';
  }

  get place(): { readonly file: string; readonly line: number; readonly column: number } | undefined {
    return this.object.place(this.field?.steps ?? []);
  }
}

/** Pods or addresses that a request is delivered to. */
export interface Receiver {
  /** As a person names it: `Deployment shop/web`, or an address. */
  readonly name: string;
  /** What makes the pods; nothing for written addresses. */
  readonly object: KubeObject | undefined;
  /** One pod of it by name, where only that can be meant. */
  readonly pod: string | undefined;
  readonly port: number;
  /** How many of the requests of this path it gets, from 0 to 1. */
  readonly share: number;
}

/** How a path ends. */
export type Outcome =
  | { readonly is: 'delivered'; readonly to: readonly Receiver[] }
  | { readonly is: 'leaves the cluster'; readonly host: string; readonly port: number }
  /** A router answers by itself, with a status such as 404, or sends the client elsewhere. */
  | {
      readonly is: 'answered';
      readonly by: string;
      readonly status: number;
      readonly because: string;
      /** The URL that a redirect leads to. */
      readonly location?: string;
    }
  /** The name leads to no address. */
  | { readonly is: 'no such name'; readonly because: string }
  /** The connection is refused at once. */
  | { readonly is: 'refused'; readonly because: string }
  /** Nobody answers, and the client waits until it gives up. */
  | { readonly is: 'dropped'; readonly because: string }
  /** The client does not trust what it is shown. */
  | { readonly is: 'certificate refused'; readonly because: string }
  /** The manifests do not tell, and this would. */
  | { readonly is: 'unknown'; readonly settledBy: string };

/** One way that requests take, with how many of them do, from 0 to 1. */
export interface Path {
  readonly share: number;
  readonly hops: readonly Hop[];
  readonly outcome: Outcome;
  /** What was taken for granted on this way, because no manifest says otherwise. */
  readonly assumptions: readonly string[];
}

/** A way that is being followed. It never changes: each step makes a longer one. */
export class Walk {
  static readonly START = new Walk([], []);

  private constructor(
    readonly hops: readonly Hop[],
    private readonly assumptions: readonly string[],
  ) {}

  /** How many decisions lie behind. */
  get length(): number {
    return this.hops.length;
  }

  /** A step further: what happened, and the field that decided it. */
  hop(kind: HopKind, says: string, object?: KubeObject, field?: Field, instead: readonly string[] = []): Walk {
    return new Walk([...this.hops, { kind, says, by: object && new Cause(object, field), instead }], this.assumptions);
  }

  assuming(...assumptions: readonly string[]): Walk {
    const added = assumptions.filter((each) => !this.assumptions.includes(each));
    return added.length === 0 ? this : new Walk(this.hops, [...this.assumptions, ...added]);
  }

  /** What was decided elsewhere, as the next steps of this way. */
  along(next: Walk): Walk {
    return this === Walk.START
      ? next
      : new Walk([...this.hops, ...next.hops], this.assumptions).assuming(...next.assumptions);
  }

  /** The end of the way. */
  ends(outcome: Outcome): Path[] {
    return [{ share: 1, hops: this.hops, outcome, assumptions: this.assumptions }];
  }
}

/** Ways that part, each with its weight; one without weight is never taken. */
export function split(parts: readonly { readonly weight: number; readonly paths: readonly Path[] }[]): Path[] {
  const taken = parts.filter(({ weight }) => weight > 0);
  const total = taken.reduce((sum, { weight }) => sum + weight, 0);
  return taken.flatMap(({ weight, paths }) => paths.map((path) => ({ ...path, share: (path.share * weight) / total })));
}
