import { isPlaceholder } from '../../guesses/makers/placeholder';
import { POOLS_OF_METAL_LB } from '../../kinds/load-balancers/address-pools';
import { TOPOLOGY_AWARE_HINTS, TOPOLOGY_MODE } from '../../kinds/parts/service-annotations';
import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import { IpAddress } from '../../values/ip-address';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (extra: string, annotations = '') => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop${annotations && `\n  annotations:\n    ${annotations}`}
spec:${extra}
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http`;

/** A setting that still works, and since when something else is to be used in its place. */
interface Deprecation {
  readonly way: readonly string[];
  /** The minor version of Kubernetes that deprecated it. */
  readonly since: number;
  /** How it is used where it is deprecated and works; undefined where it is not, or where another rule has more to say. */
  use(service: Service, setting: Field): string | undefined;
  readonly instead: string;
  readonly fix: string;
}

/**
 * From the reference of the API and its warnings about Services. The annotation kubernetes.io/ingress.class is deprecated
 * too, but all controllers heed it, and some nothing else.
 */
const DEPRECATIONS: readonly Deprecation[] = [
  {
    // KEP-5707.
    way: ['spec', 'externalIPs'],
    since: 36,
    use: ({ isHeadless, isExternalName }, { items }) =>
      items.length > 0 && !isHeadless && !isExternalName ? 'externalIPs' : undefined,
    instead: 'an address that a load balancer or a Gateway hands out',
    fix: 'move it there, for kube-proxy is to stop taking it, in 1.40 at the earliest',
  },
  {
    // "Under-specified, and its meaning varies across implementations", says the reference.
    way: ['spec', 'loadBalancerIP'],
    since: 24,
    use: ({ isLoadBalancer }, { text = '' }) =>
      isLoadBalancer && (isPlaceholder(text) || !isComplaint(IpAddress.parse(text))) ? 'loadBalancerIP' : undefined,
    instead: `the annotation of its load balancer, such as ${POOLS_OF_METAL_LB.addresses[0]}`,
    fix: 'write the address there',
  },
  {
    // kubernetes/kubernetes#134457; PreferSameZone is taken since 1.34.
    way: ['spec', 'trafficDistribution'],
    since: 35,
    use: ({ isHeadless, isExternalName }, { text }) =>
      text === 'PreferClose' && !isHeadless && !isExternalName ? quoted(text) : undefined,
    instead: '"PreferSameZone"',
    fix: 'write that, which means the same',
  },
  {
    // Its successor is not deprecated itself, though KEP-4444 means to supersede it.
    way: ['metadata', 'annotations', TOPOLOGY_AWARE_HINTS],
    since: 27,
    use: (_service, { isGiven }) => (isGiven ? 'the annotation' : undefined),
    instead: TOPOLOGY_MODE,
    fix: 'rename it',
  },
];

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

export const deprecatedServiceSetting: Rule<Service> = {
  id: 'deprecated-service-setting',
  severity: 'warning',
  because: 'It works for now, though not in every cluster, and a later Kubernetes may take no notice of it.',
  about: 'Services',
  source:
    'pkg/api/service/warnings.go of Kubernetes, GetWarningsForService; for loadBalancerIP https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  versions: `deprecated are ${listed(
    DEPRECATIONS.map(({ way, since }) => `${way.at(-1)} since 1.${since}`),
    'and',
  )}`,
  avoidedBy: { nothing: 'no construct writes these fields, yet metadata.annotations takes the annotation of old' },
  bad: manifests(WEB_DEPLOYMENT, service('\n  trafficDistribution: PreferClose')),
  says: 'Service shop/web spec.trafficDistribution: found "PreferClose", deprecated since Kubernetes 1.35, expected "PreferSameZone"; write that, which means the same',
  good: manifests(WEB_DEPLOYMENT, service('\n  trafficDistribution: PreferSameZone')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, service('\n  externalIPs:\n    - 198.51.100.32')),
      says: 'Service shop/web spec.externalIPs: found externalIPs, deprecated since Kubernetes 1.36, expected an address that a load balancer or a Gateway hands out; move it there, for kube-proxy is to stop taking it, in 1.40 at the earliest',
      good: manifests(WEB_DEPLOYMENT, service('\n  type: LoadBalancer')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, service('\n  type: LoadBalancer\n  loadBalancerIP: 192.0.2.25')),
      says: 'Service shop/web spec.loadBalancerIP: found loadBalancerIP, deprecated since Kubernetes 1.24, expected the annotation of its load balancer, such as metallb.io/loadBalancerIPs; write the address there',
      good: manifests(WEB_DEPLOYMENT, service('\n  type: LoadBalancer', 'metallb.io/loadBalancerIPs: 192.0.2.25')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, service('', `${TOPOLOGY_AWARE_HINTS}: auto`)),
      says: `Service shop/web metadata.annotations["${TOPOLOGY_AWARE_HINTS}"]: found the annotation, deprecated since Kubernetes 1.27, expected ${TOPOLOGY_MODE}; rename it`,
      good: manifests(WEB_DEPLOYMENT, service('', `${TOPOLOGY_MODE}: auto`)),
    },
  ],
  silent: [{ when: 'the annotation is the one that came after it', manifests: TOPOLOGY_MODE_ALONE }],
  on: ({ services }, { minor }) => {
    const deprecated = DEPRECATIONS.filter(({ since }) => minor >= since);
    return services.all.filter((service) => deprecated.some((each) => settingOf(each, service).isGiven));
  },
  *check(service, _cluster, { minor }) {
    for (const deprecation of DEPRECATIONS.filter(({ since }) => minor >= since)) {
      const setting = settingOf(deprecation, service);
      const used = deprecation.use(service, setting);
      if (used !== undefined) {
        const { since, instead, fix } = deprecation;
        yield fault(setting, `${used}, deprecated since Kubernetes 1.${since}`, instead, fix);
      }
    }
  },
};

function settingOf({ way }: Deprecation, { object }: Service): Field {
  return object.root.find(...way);
}
