import type { KubeObject } from '../model/kube-object';

/** From when on a version is not served, and which one is. */
export interface Removal {
  /** The first minor version of Kubernetes without it. */
  readonly since: number;
  readonly instead: string;
}

const INGRESS: Removal = { since: 22, instead: 'networking.k8s.io/v1' };
const WORKLOAD: Removal = { since: 16, instead: 'apps/v1' };
const SLICE: Removal = { since: 25, instead: 'discovery.k8s.io/v1' };

/** From the deprecation guide of Kubernetes, for the kinds that carry traffic and those that make pods. */
const REMOVALS: Readonly<Record<string, Removal>> = {
  'extensions/v1beta1 Ingress': INGRESS,
  'networking.k8s.io/v1beta1 Ingress': INGRESS,
  'networking.k8s.io/v1beta1 IngressClass': INGRESS,
  'extensions/v1beta1 NetworkPolicy': { since: 16, instead: 'networking.k8s.io/v1' },
  'extensions/v1beta1 Deployment': WORKLOAD,
  'extensions/v1beta1 DaemonSet': WORKLOAD,
  'extensions/v1beta1 ReplicaSet': WORKLOAD,
  'apps/v1beta1 Deployment': WORKLOAD,
  'apps/v1beta1 StatefulSet': WORKLOAD,
  'apps/v1beta2 Deployment': WORKLOAD,
  'apps/v1beta2 StatefulSet': WORKLOAD,
  'apps/v1beta2 DaemonSet': WORKLOAD,
  'apps/v1beta2 ReplicaSet': WORKLOAD,
  'discovery.k8s.io/v1beta1 EndpointSlice': SLICE,
  'batch/v2alpha1 CronJob': { since: 21, instead: 'batch/v1' },
  'batch/v1beta1 CronJob': { since: 25, instead: 'batch/v1' },
  'autoscaling/v2beta1 HorizontalPodAutoscaler': { since: 25, instead: 'autoscaling/v2' },
  'autoscaling/v2beta2 HorizontalPodAutoscaler': { since: 26, instead: 'autoscaling/v2' },
};

export function removalOf({ apiVersion, kind }: KubeObject): Removal | undefined {
  const key = `${apiVersion} ${kind}`;
  return Object.hasOwn(REMOVALS, key) ? REMOVALS[key] : undefined;
}
