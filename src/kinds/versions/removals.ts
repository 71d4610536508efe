import type { Typed } from '../typed';

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
const REMOVALS: Readonly<Record<string, Readonly<Record<string, Removal>>>> = {
  Ingress: { 'extensions/v1beta1': INGRESS, 'networking.k8s.io/v1beta1': INGRESS },
  IngressClass: { 'networking.k8s.io/v1beta1': INGRESS },
  NetworkPolicy: { 'extensions/v1beta1': { since: 16, instead: 'networking.k8s.io/v1' } },
  Deployment: { 'extensions/v1beta1': WORKLOAD, 'apps/v1beta1': WORKLOAD, 'apps/v1beta2': WORKLOAD },
  DaemonSet: { 'extensions/v1beta1': WORKLOAD, 'apps/v1beta2': WORKLOAD },
  ReplicaSet: { 'extensions/v1beta1': WORKLOAD, 'apps/v1beta2': WORKLOAD },
  StatefulSet: { 'apps/v1beta1': WORKLOAD, 'apps/v1beta2': WORKLOAD },
  EndpointSlice: { 'discovery.k8s.io/v1beta1': SLICE },
  CronJob: {
    'batch/v2alpha1': { since: 21, instead: 'batch/v1' },
    'batch/v1beta1': { since: 25, instead: 'batch/v1' },
  },
  HorizontalPodAutoscaler: {
    'autoscaling/v2beta1': { since: 25, instead: 'autoscaling/v2' },
    'autoscaling/v2beta2': { since: 26, instead: 'autoscaling/v2' },
  },
};

export function removalOf({ apiVersion, kind }: Typed): Removal | undefined {
  const versions = Object.hasOwn(REMOVALS, kind) ? REMOVALS[kind] : undefined;
  return versions !== undefined && Object.hasOwn(versions, apiVersion) ? versions[apiVersion] : undefined;
}
