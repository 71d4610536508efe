import { object, type Reference, type Referrer, service } from './reference';

const KINDS = ['Deployment', 'StatefulSet', 'ReplicaSet'];

/** Other groups have kinds of the same names. */
const OF_APPS = { at: 'apiVersion', is: 'apps/v1', unlessWritten: true } as const;

const target = (kind: string): Reference =>
  object({ group: 'apps', kind }, 'spec.scaleTargetRef', { where: [{ at: 'kind', is: kind }, OF_APPS] });

/** What scales workloads, and what replaces them step by step. */
export const SCALING: readonly Referrer[] = [
  {
    groups: ['autoscaling'],
    kinds: ['HorizontalPodAutoscaler'],
    source: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
    references: KINDS.map(target),
  },
  {
    groups: ['keda.sh'],
    kinds: ['ScaledObject'],
    source: 'https://keda.sh/docs/latest/reference/scaledobject-spec/#scaletargetref',
    references: [
      target('StatefulSet'),
      // The server that a trigger asks.
      service('spec.triggers[].metadata.serverAddress', undefined, { name: '', form: 'url' }),
      object({ group: 'apps', kind: 'Deployment' }, 'spec.scaleTargetRef', {
        where: [{ at: 'kind', is: 'Deployment', unlessWritten: true }, OF_APPS],
      }),
    ],
  },
  {
    groups: ['argoproj.io'],
    kinds: ['Rollout'],
    source: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
    references: [
      ...[
        'spec.strategy.canary.stableService',
        'spec.strategy.canary.canaryService',
        'spec.strategy.blueGreen.activeService',
        'spec.strategy.blueGreen.previewService',
      ].map((at) => service(at, undefined, { name: '' })),
      object({ group: 'apps', kind: 'Deployment' }, 'spec.workloadRef', {
        where: [{ at: 'kind', is: 'Deployment' }, OF_APPS],
      }),
    ],
  },
];
