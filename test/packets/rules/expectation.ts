/*
 * What a rule says of traffic, as packets show it.
 */

/** A question about the two manifests of one example of a rule. */
export interface PacketsOfRule {
  /** The rule's id. */
  readonly rule: string;
  /** Which of its examples: 0 is its own, those of `more` follow. @default 0 */
  readonly example?: number;
  /**
   * From where: the namespace of the example in which a pod asks that is part of nothing, with `app:` before it a pod
   * with that label, with `pod:` one of that name, and `outside` the cluster, with an address behind a colon as the host there
   * that has it. @default shop
   */
  readonly from?: string;
  /**
   * What is asked, with the names of the example; a pair where the bad one is asked for something else. `{balancer}` is the
   * address of the load balancer of Service web, `{node}` that of the node of the pod that asks, outside of one without pods of web,
   * and `{nodePort}` the node port of Service web. `variable:` with a name is
   * what the container of that pod has there, which is made when all others are ready.
   */
  readonly ask: string | { readonly good: string; readonly bad: string };
  /**
   * Who answers: the `app` labels of pods, with the container where they have several, addresses of hosts outside, records of DNS, values of variables, with `{web}` for the
   * cluster IP of Service web; or how it fails: `refused`, `timeout`, `nxdomain`, `unset`.
   */
  readonly good: readonly string[];
  readonly bad: readonly string[];
  /**
   * The rules that find something in a dump of the cluster. @default none where it works, and the rule itself where it does
   * not, beside the one that tells of pods that are not ready
   */
  readonly dumped?: { readonly good?: readonly string[]; readonly bad?: readonly string[] };
  /** Manifests that both need beside what the rule is about. */
  readonly beside?: string;
  /** Variables of the containers, by which the echo server is told what to do. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The same for the bad one alone: what the program that it stands for is told there by arguments or a file of its own. */
  readonly badEnvironment?: Readonly<Record<string, string>>;
  /** Whether its images run as the rig has them, and not the echo server as a user without rights. @default false */
  readonly ownImages?: boolean;
  /** Which of the two never gets its pods ready. @default neither */
  readonly unready?: 'good' | 'bad' | 'both';
  /** Whether it takes a port of the nodes, so that nobody else may meanwhile, not even its other side. @default false */
  readonly inTurn?: boolean;
}

/** The rule that tells of a Service without a ready pod, and why each is not. */
export const UNREADY = 'missing-ready-pods';

/** The name of a case in the report. */
export function titleOf({ rule, example = 0 }: PacketsOfRule): string {
  return example === 0 ? rule : `${rule}, example ${example}`;
}

/** What came of one side of an example. */
export interface Performance {
  /** Who answers, each once, in order. */
  readonly answers: readonly string[];
  /** The rules that find something in a dump of the cluster, each once, in order. */
  readonly told: readonly string[];
}

/** What is to come of one side of an example. */
export function expectationOf(packets: PacketsOfRule, side: 'good' | 'bad'): Performance {
  const { rule, unready, dumped = {} } = packets;
  const broken = unready === undefined ? [rule] : [rule, UNREADY];
  const told = dumped[side] ?? (side === 'good' ? [] : broken);
  return { answers: [...packets[side]].sort(), told: [...told].sort() };
}
