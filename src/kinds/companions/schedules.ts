import type { AnnotationReader } from './annotation-reader';

/** What gives workloads pods by the hour, and takes them away. */
export const SCHEDULES: readonly AnnotationReader[] = [
  {
    name: 'kube-downscaler',
    keys: [
      'downscaler/downtime',
      'downscaler/downtime-replicas',
      'downscaler/force-uptime',
      'downscaler/original-replicas',
      'downscaler/uptime',
    ],
    source: 'https://github.com/caas-team/py-kube-downscaler/blob/main/kube_downscaler/scaler.py',
  },
];
