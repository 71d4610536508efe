import type { Target } from '../../kinds/language/target';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Fault } from './fault';

/**
 * `error`: traffic certainly fails, or the API server refuses the object.
 * `warning`: a field has no effect, a known trap is set, or what is missing may be elsewhere.
 */
export type Severity = 'error' | 'warning';

/** What a rule looks at: a view of one object. */
export interface Subject {
  readonly object: KubeObject;
}

/** A mistake, what is said about it, and how it looks mended: example, test and manual in one. */
export interface Example {
  /** Manifests in which this rule finds one mistake, and no other rule finds any. */
  readonly bad: string;
  /** The sentence that is said about `bad`. */
  readonly says: string;
  /** Why it is a warning only, where the rule is about errors. */
  readonly doubt?: string;
  /** The same manifests with nothing but the cure: no rule finds anything. */
  readonly good: string;
}

/** What rules are about; the manual lists them so. */
export const SUBJECTS = [
  'Services',
  'Endpoints',
  'Clients and names',
  'StatefulSets and DNS of pods',
  'Pods and workloads',
  'Ingresses',
  'Gateway API',
  'Custom resources and webhooks',
  'Annotations',
  'NetworkPolicies',
  'Every object',
] as const;

/** A set-up that looks like the mistake and is none, or none that these manifests prove. */
export interface Silence {
  /** What makes it right, such as `the cluster has a default class`. */
  readonly when: string;
  /** Manifests about which nothing is said, by any rule. */
  readonly manifests: string;
}

/** What only the page of a rule tells. The bundle that judges does without it, which is half of all that the library says. */
export interface Manual extends Example {
  /** Other shapes of the same mistake. */
  readonly more?: readonly Example[];
  /** Why a finding may be a warning only, beside what its examples show: in words that stand for all of the kind. */
  readonly doubts?: readonly string[];
  /** What looks alike and is no mistake; at least one set-up. */
  readonly silent: readonly [Silence, ...Silence[]];
  /** The page, or the function of Kubernetes, that says so. */
  readonly source: string;
  /** What of it holds in some versions of Kubernetes only, and in which. */
  readonly versions?: string;
  /** The construct or value of this library with which the mistake cannot be made; or nothing, and why. */
  readonly avoidedBy: string | { readonly nothing: string };
}

/** What is found by a rule, and what is said of it wherever it is found. */
export interface Judge<S extends Subject = Subject> {
  /** The fault in one word of a short list, and its place: `missing-backend-port`. */
  readonly id: string;
  /** The severity of its findings; a finding that is in doubt is a warning all the same. */
  readonly severity: Severity;
  /** Whether its errors mean that the API server refuses the object, rather than storing what carries no traffic. */
  readonly refused?: true;
  /** What happens in a running cluster. One sentence, with its full stop. */
  readonly because: string;
  readonly about: (typeof SUBJECTS)[number];
  /** The first minor version of Kubernetes of which it holds; of all that are known here, if none is named. */
  readonly since?: number;
  /** The objects it looks at, one after the other. */
  on(cluster: Cluster, target: Target): readonly S[];
  /** What is wrong with one of them. It may look at the whole cluster, yet reports on this object only. */
  check(subject: S, cluster: Cluster, target: Target): Iterable<Fault>;
}

/**
 * One mistake in Service networking, and how to find it. A rule is a literal object in a file of its name;
 * its examples are its test and its manual.
 */
export interface Rule<S extends Subject = Subject> extends Judge<S>, Manual {}
