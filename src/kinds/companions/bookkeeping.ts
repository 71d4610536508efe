import { isMeantBy } from '../annotations/starred-key';
import type { AnnotationReader } from './annotation-reader';

/**
 * Those who apply objects, or start anew what reads them, and note down in annotations how an object came to be, or when to apply
 * it. What is in an object they leave as it is written.
 */
export const BOOKKEEPERS: readonly AnnotationReader[] = [
  {
    name: 'Kubernetes',
    keys: [
      'kubectl.kubernetes.io/last-applied-configuration',
      'kubernetes.io/change-cause',
      'kubernetes.io/description',
      'deployment.kubernetes.io/desired-replicas',
      'deployment.kubernetes.io/max-replicas',
      'deployment.kubernetes.io/revision',
      'deployment.kubernetes.io/revision-history',
    ],
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
  },
  {
    name: 'Helm',
    keys: [
      'meta.helm.sh/release-name',
      'meta.helm.sh/release-namespace',
      'helm.sh/hook',
      'helm.sh/hook-delete-policy',
      'helm.sh/hook-output-log-policy',
      'helm.sh/hook-weight',
      'helm.sh/resource-policy',
    ],
    source: 'https://helm.sh/docs/topics/charts_hooks/',
  },
  {
    name: 'Argo CD',
    keys: [
      'argocd.argoproj.io/client-side-apply-migration-manager',
      'argocd.argoproj.io/compare-options',
      'argocd.argoproj.io/hook',
      'argocd.argoproj.io/hook-delete-policy',
      'argocd.argoproj.io/ignore-healthcheck',
      'argocd.argoproj.io/installation-id',
      'argocd.argoproj.io/sync-options',
      'argocd.argoproj.io/sync-wave',
      'argocd.argoproj.io/tracking-id',
      'link.argocd.argoproj.io/*',
    ],
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/',
  },
  {
    name: 'Kustomize',
    keys: [
      'alpha.config.kubernetes.io/transformations',
      'config.kubernetes.io/index',
      'config.kubernetes.io/local-config',
      'config.kubernetes.io/origin',
      'config.kubernetes.io/path',
      'internal.config.kubernetes.io/*',
    ],
    source:
      'https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md',
  },
  {
    name: 'Reloader',
    keys: ['reloader.stakater.com/ignore', 'reloader.stakater.com/match'],
    source: 'https://github.com/stakater/Reloader/blob/master/README.md',
  },
];

const KEYS = BOOKKEEPERS.flatMap(({ keys }) => keys);

/** Whether an annotation is such a note, which says nothing of what else becomes of the object. */
export function isBookkeeping(key: string): boolean {
  return KEYS.some((known) => isMeantBy(known, key));
}
