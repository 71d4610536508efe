import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { shown } from '../../values/wording';
import { byName } from '../fields-by-name';
import { refusal } from '../refusal';
import { workloadOf } from '../selection/selected-workload';

/** How strictly pods are spread evenly over the nodes. */
export enum PodSpread {
  /** As evenly as the nodes have room; where they have none, pods share nodes. */
  PREFERRED = 'ScheduleAnyway',
  /** No node has two pods more than another; pods that fit nowhere wait. */
  REQUIRED = 'DoNotSchedule',
}

const NODE = 'kubernetes.io/hostname';

/** The kinds that make pods from `spec.template` and let the scheduler choose the nodes. */
const SPREADABLE = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Job'];

/** What each workload was asked to add, by the strictness, of which Kubernetes takes one constraint each. */
const spreads = new WeakMap<ApiObject, Map<PodSpread, k8s.TopologySpreadConstraint>>();

/** Has the workload behind a selection spread its pods over the nodes. */
export function spreadPods(owner: IConstruct, selection: unknown, labels: TextMap, spread: PodSpread): void {
  const workload = workloadOf(selection);
  // A DaemonSet has one pod on each node, which no scheduler could spread better.
  if (workload?.kind === 'DaemonSet') {
    return;
  }
  if (workload === undefined || !SPREADABLE.includes(workload.kind)) {
    throw refusal(
      owner,
      new Complaint(
        workload === undefined ? `${shown(selection)}, whose workload is not known` : `pods of a ${workload.kind}`,
        'a workload of this app, such as a Deployment or StatefulSet',
        'pass the workload as selector, or spread the pods where they are made',
        '.spread',
      ),
    );
  }
  let asked = spreads.get(workload);
  if (asked === undefined) {
    asked = new Map();
    spreads.set(workload, asked);
    renderWith(workload, asked);
  }
  if (!asked.has(spread)) {
    asked.set(spread, {
      labelSelector: { matchLabels: { ...labels } },
      maxSkew: 1,
      topologyKey: NODE,
      whenUnsatisfiable: spread,
    });
  }
}

/**
 * Adds the constraints behind the workload's own rendering, and not by a JSON patch: a patch either replaces the
 * constraints that others have set, or fails where there are none yet.
 */
function renderWith(workload: ApiObject, asked: ReadonlyMap<PodSpread, k8s.TopologySpreadConstraint>): void {
  const render = workload.toJson.bind(workload);
  workload.toJson = () => {
    const manifest = render();
    const { spec } = manifest.spec.template;
    const own: k8s.TopologySpreadConstraint[] = spec.topologySpreadConstraints ?? [];
    // Kubernetes refuses a second constraint of the same topology and strictness; the workload's own has its reasons.
    const added = [...asked.values()].filter(
      ({ whenUnsatisfiable }) =>
        !own.some((each) => each.topologyKey === NODE && each.whenUnsatisfiable === whenUnsatisfiable),
    );
    if (added.length > 0) {
      manifest.spec.template.spec = byName({ ...spec, topologySpreadConstraints: [...own, ...added] });
    }
    return manifest;
  };
}
