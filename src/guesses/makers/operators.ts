import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';

/** Whether custom resources are here that an operator may turn into pods, Services and Secrets nobody wrote. */
export const hasOperators = once(({ objects }: Cluster): boolean => objects.some(mayMakeObjects));

/** Services that the operator of Prometheus makes, whatever the resources are called. */
const OPERATED = /^(prometheus|alertmanager|thanos-ruler)-operated$/;

/**
 * Whether an operator may make what is called so in a namespace, or label its pods so: there is a custom resource of
 * that name, or of the first words of it, as there is `web` for Flagger's `web-primary`.
 */
export function mayBeMade(cluster: Cluster, namespace: string, name: string): boolean {
  if (!hasOperators(cluster)) {
    return false;
  }
  const orders = workOrders(cluster);
  const words = name.split('-');
  return OPERATED.test(name) || words.some((_, i) => orders.has(`${namespace}/${words.slice(0, i + 1).join('-')}`));
}

/** The names of custom resources that an operator may turn into pods and Services. */
const workOrders = once(
  ({ objects }: Cluster): ReadonlySet<string> =>
    new Set(objects.filter(mayMakeObjects).map(({ namespace, name }) => `${namespace}/${name}`)),
);

/** Groups whose objects make no pod and no Service: routes, policies, certificates, scalers. */
const WITHOUT_SIDE_EFFECTS = new Set([
  '',
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'extensions',
  'gateway.networking.k8s.io',
  'cert-manager.io',
  'acme.cert-manager.io',
  'monitoring.coreos.com',
  'networking.istio.io',
  'security.istio.io',
  'traefik.io',
  'traefik.containo.us',
  'configuration.konghq.com',
  'gateway.envoyproxy.io',
  'projectcontour.io',
  'k8s.nginx.org',
  'route.openshift.io',
  'core.haproxy.org',
  'ingress.v1.haproxy.org',
  'ingress.v3.haproxy.org',
  'elbv2.k8s.aws',
  'networking.gke.io',
  'cloud.google.com',
  'metallb.io',
  'cilium.io',
  'crd.projectcalico.org',
  'projectcalico.org',
  'policy.linkerd.io',
  'linkerd.io',
  'keda.sh',
  'external-secrets.io',
  'bitnami.com',
  'kustomize.config.k8s.io',
]);

/**
 * Whether an object may be the work order of an operator: a custom resource that turns into pods and Services that
 * nobody wrote down.
 */
function mayMakeObjects({ group, kind }: KubeObject): boolean {
  if (group === 'monitoring.coreos.com') {
    return kind === 'Prometheus' || kind === 'Alertmanager' || kind === 'ThanosRuler';
  }
  return !WITHOUT_SIDE_EFFECTS.has(group) && !group.endsWith('.k8s.io') && kind !== 'Rollout';
}
