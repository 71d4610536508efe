import type { AnnotationReader } from './annotation-reader';

/** What copies Secrets and ConfigMaps to other namespaces, as annotations of the original and of the copies say. */
export const COPIERS: readonly AnnotationReader[] = [
  {
    name: 'Reflector',
    keys: [
      'reflector.v1.k8s.emberstack.com/auto-reflects',
      'reflector.v1.k8s.emberstack.com/reflection-allowed',
      'reflector.v1.k8s.emberstack.com/reflection-auto-enabled',
      'reflector.v1.k8s.emberstack.com/reflects',
    ],
    source: 'https://github.com/emberstack/kubernetes-reflector/blob/main/README.md',
  },
  {
    name: 'the replicator of Mittwald',
    keys: [
      'replicator.v1.mittwald.de/replicate-from',
      'replicator.v1.mittwald.de/replicate-to',
      'replicator.v1.mittwald.de/replicate-to-matching',
      'replicator.v1.mittwald.de/replication-allowed',
    ],
    source: 'https://github.com/mittwald/kubernetes-replicator/blob/master/README.md',
  },
  {
    name: 'kubed',
    keys: ['kubed.appscode.com/origin', 'kubed.appscode.com/sync'],
    source: 'https://github.com/config-syncer/config-syncer/blob/master/pkg/apis/kubed/v1alpha1/types.go',
  },
];
