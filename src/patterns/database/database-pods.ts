import type { Duration } from 'cdk8s';
import { type ContainerProps, PodManagementPolicy } from 'cdk8s-plus-27';
import { Complaint } from '../../values/complaint';
import { keysOf } from '../../values/foreign-object';
import { annotations, labels, selectorLabels } from '../../values/labels';
import { memberOf } from '../../values/member';
import { referenceTo } from '../../values/object-reference';
import { listOf, objectWith, optional, type Parsed, type Parser, type Schema, wholeNumber } from '../../values/parser';
import { secondsBetween } from '../../values/seconds';
import { shown } from '../../values/wording';
import { PodSpread } from '../load-balancer/pod-spread';
import type { NamedSecret, NamedServiceAccount } from '../named-object';

/** The longest grace that makes sense, a day, in seconds. */
const A_DAY = 86_400;

/** The largest number of pods that Kubernetes takes. */
const MOST_PODS = 2_147_483_647;

/**
 * What the pods of a database have beside the server. Node and pod affinity and tolerations are given to
 * `db.statefulSet.scheduling` of cdk8s-plus.
 */
export interface DatabasePods {
  /**
   * The labels that the pods are recognized by (`spec.selector`), at least one, and no other pods in the namespace may have.
   * Kubernetes does not let them change later, so an existing StatefulSet needs its own, such as `{ app: 'mysql' }`.
   *
   * @default - `app.kubernetes.io/name`, the engine, and `app.kubernetes.io/instance`, the name of the StatefulSet
   */
  readonly selector?: { [key: string]: string };

  /**
   * Further labels of the pods (`spec.template.metadata.labels`).
   *
   * @default - those of the selector alone
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the pods (`spec.template.metadata.annotations`).
   *
   * @default - the checksum of the scripts alone, where there are any
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Whether the pods start one after the other, each once its predecessor is ready, or all at once
   * (`spec.podManagementPolicy`). Kubernetes does not let it change later. With `ORDERED_READY`, the primary has to be pod 0, or
   * those before it would wait for one that is never started.
   *
   * @default - PodManagementPolicy.PARALLEL for engines that replicate, Kubernetes' own ORDERED_READY for others
   */
  readonly management?: PodManagementPolicy;

  /**
   * How long the server may take to stop, 1 s to 86400 s (`terminationGracePeriodSeconds`). A server that is killed instead has to recover
   * when it starts; large buffers take minutes to write.
   *
   * @default - Duration.seconds(120) for the known engines, Kubernetes' own 30 s for custom ones
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * How strictly the pods are spread over the nodes (`topologySpreadConstraints`). With `REQUIRED`, pods wait for nodes.
   *
   * @default - PodSpread.PREFERRED for engines that replicate or cluster, none for others
   */
  readonly spread?: PodSpread;

  /**
   * How many pods may be evicted at once when nodes are drained, 0 to 2147483647 (`PodDisruptionBudget` `spec.maxUnavailable`). With 0,
   * nodes cannot be drained; with as many as there are pods, nothing is held back.
   *
   * @default - 1 where there are several pods, and no budget for a single one
   */
  readonly maxUnavailable?: number;

  /**
   * The ServiceAccount of the pods, of any cdk8s-plus release (`serviceAccountName`). They get no token for the API server.
   *
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: NamedServiceAccount;

  /**
   * The Secrets, of any cdk8s-plus release, with which images are pulled (`imagePullSecrets`).
   *
   * @default - those of the ServiceAccount
   */
  readonly imagePullSecrets?: NamedSecret[];

  /**
   * Further containers, such as an exporter of metrics (`spec.template.spec.containers`). Those that name no resources get
   * none, while cdk8s-plus would give them some.
   *
   * @default - none
   */
  readonly containers?: ContainerProps[];

  /**
   * Containers that run before the server starts (`initContainers`), likewise without resources that nobody asked for.
   *
   * @default - none
   */
  readonly initContainers?: ContainerProps[];
}

/** What a container is made of is judged by cdk8s-plus; here it is an object. */
const container: Parser<ContainerProps> = (input) =>
  keysOf(input) === undefined
    ? new Complaint(shown(input), 'the properties of a container', 'write an object such as { image: "exporter:1" }')
    : (input as ContainerProps);

const fields = {
  selector: optional(selectorLabels),
  labels: optional(labels),
  annotations: optional(annotations),
  management: optional(memberOf({ PodManagementPolicy })),
  terminationGracePeriod: optional(secondsBetween(1, A_DAY)),
  spread: optional(memberOf({ PodSpread })),
  maxUnavailable: optional(wholeNumber(0, MOST_PODS)),
  serviceAccount: optional(referenceTo('ServiceAccount')),
  imagePullSecrets: optional(listOf(referenceTo('Secret'), 'Secrets')),
  containers: optional(listOf(container, 'containers')),
  initContainers: optional(listOf(container, 'containers')),
} satisfies Schema<DatabasePods>;

/** The `pods` of a database. */
export const databasePods = objectWith(fields, 'what the pods have beside the server');

/** What `databasePods` makes of it. */
export type PodsPlan = Partial<Parsed<typeof databasePods>>;

/** What is wrong with labels that contradict those the pods are recognized by. */
export function labelsComplaint(
  selector: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>> = {},
): Complaint | undefined {
  const key = Object.keys(own).find((each) => Object.hasOwn(selector, each) && selector[each] !== own[each]);
  return key === undefined
    ? undefined
    : new Complaint(
        `"${own[key]}"`,
        `"${selector[key]}", by which the pods are recognized`,
        'leave it out, or change the selector',
        `.labels["${key}"]`,
      );
}
