import { TOPOLOGY_AWARE_HINTS, TOPOLOGY_MODE } from '../../kinds/parts/service-annotations';
import { SERVICE_DEPRECATIONS } from '../../kinds/parts/service-deprecations';
import { listed } from '../../values/wording';
import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (spec: string, annotations = '') =>
  webService({ annotations, spec, ports: [servicePort({ name: '' })] });

const TOPOLOGY_MODE_ALONE = `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    service.kubernetes.io/topology-mode: Auto
spec:
  ports:
    - port: 80`;

export const deprecatedServiceSetting: Rule<Refused> = {
  id: 'deprecated-service-setting',
  severity: 'warning',
  because: 'It works for now, though not in every cluster, and a later Kubernetes may take no notice of it.',
  about: 'Services',
  source:
    'pkg/api/service/warnings.go of Kubernetes, GetWarningsForService; for loadBalancerIP https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  versions: `deprecated are ${listed(
    Object.entries(SERVICE_DEPRECATIONS).map(([setting, { since }]) => `${setting} since 1.${since}`),
    'and',
  )}`,
  avoidedBy: { nothing: 'no construct writes these fields, yet metadata.annotations takes the annotation of old' },
  bad: manifests(WEB_DEPLOYMENT, service('trafficDistribution: PreferClose')),
  says: 'Service shop/web spec.trafficDistribution: found "PreferClose", deprecated since Kubernetes 1.35, expected "PreferSameZone"; write that, which means the same',
  good: manifests(WEB_DEPLOYMENT, service('trafficDistribution: PreferSameZone')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, service('externalIPs:\n  - 198.51.100.32')),
      says: 'Service shop/web spec.externalIPs: found externalIPs, deprecated since Kubernetes 1.36, expected an address that a load balancer or a Gateway hands out; move it there, for kube-proxy is to stop taking it, in 1.40 at the earliest',
      good: manifests(WEB_DEPLOYMENT, service('type: LoadBalancer')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, service('type: LoadBalancer\nloadBalancerIP: 192.0.2.25')),
      says: 'Service shop/web spec.loadBalancerIP: found loadBalancerIP, deprecated since Kubernetes 1.24, expected the annotation of its load balancer, such as metallb.io/loadBalancerIPs; write the address there',
      good: manifests(WEB_DEPLOYMENT, service('type: LoadBalancer', 'metallb.io/loadBalancerIPs: 192.0.2.25')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, service('', `${TOPOLOGY_AWARE_HINTS}: auto`)),
      says: `Service shop/web metadata.annotations["${TOPOLOGY_AWARE_HINTS}"]: found the annotation, deprecated since Kubernetes 1.27, expected ${TOPOLOGY_MODE}; rename it`,
      good: manifests(WEB_DEPLOYMENT, service('', `${TOPOLOGY_MODE}: auto`)),
    },
  ],
  silent: [{ when: 'the annotation is the one that came after it', manifests: TOPOLOGY_MODE_ALONE }],
  on: (cluster, target) => refusedIn(cluster, target, 'deprecation'),
  check: faultsOf,
};
