import { POD_INDEX_LABEL, POD_NAME_LABEL } from '../../kinds/parts/numbered-pod-labels';
import type { KubeObject } from '../objects/kube-object';

/** Labels that the control plane puts on every pod of some kind, with values nobody writes down. */
const ADDED_BY_CONTROLLERS: Readonly<Record<string, readonly string[]>> = {
  'pod-template-hash': ['Deployment', 'ReplicaSet'],
  'rollouts-pod-template-hash': ['Rollout'],
  'controller-revision-hash': ['StatefulSet', 'DaemonSet'],
  'pod-template-generation': ['DaemonSet'],
  'controller-uid': ['Job', 'CronJob'],
  'batch.kubernetes.io/controller-uid': ['Job', 'CronJob'],
  'batch.kubernetes.io/job-completion-index': ['Job', 'CronJob'],
};

/** Labels every pod may get on its node. */
const ADDED_BY_NODES = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region'];

/** Whether the control plane labels some pods of a workload with `key: value`, though the template does not. */
export function runtimeLabel(workload: KubeObject, key: string, value: string): boolean {
  switch (key) {
    case POD_NAME_LABEL:
      return isStateful(workload) && value.startsWith(`${workload.name}-`) && /^\d+$/.test(ordinalOf(workload, value));
    case POD_INDEX_LABEL:
      return isStateful(workload) && /^\d+$/.test(value);
    case 'job-name':
    case 'batch.kubernetes.io/job-name':
      return workload.kind === 'CronJob' ? value.startsWith(`${workload.name}-`) : isJob(workload, value);
    case 'deploymentconfig':
      return workload.kind === 'DeploymentConfig' && value === workload.name;
    default:
      return ADDED_BY_NODES.includes(key) || (ADDED_BY_CONTROLLERS[key]?.includes(workload.kind) ?? false);
  }
}

function isStateful({ kind }: KubeObject): boolean {
  // Custom resources such as OpenKruise's "Advanced StatefulSet" label their pods alike.
  return kind.endsWith('StatefulSet');
}

function isJob({ kind, name }: KubeObject, value: string): boolean {
  return kind === 'Job' && (value === name || name.endsWith('…'));
}

function ordinalOf({ name }: KubeObject, podName: string): string {
  return podName.slice(name.length + 1);
}
