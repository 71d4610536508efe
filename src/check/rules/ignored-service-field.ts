import { TOPOLOGY_AWARE_HINTS, TOPOLOGY_MODE } from '../../kinds/parts/service-annotations';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Service } from '../../model/views/service';
import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (spec: string, annotations = '') =>
  webService({ annotations, spec, ports: [servicePort({ name: '', port: 8080 })] });

/** A field of some Services that other Services may have without effect. */
interface Ineffective {
  readonly fields: readonly string[];
  /** Whether the field means nothing to a Service. */
  isVoid(service: Service, field: Field): boolean;
  readonly on: string;
  /** Where it has an effect. */
  readonly works: string;
}

const INEFFECTIVE: readonly Ineffective[] = [
  {
    fields: ['externalName'],
    // Without ports, it is the type that was forgotten.
    isVoid: ({ isExternalName, hasKnownType, ports }) => !isExternalName && hasKnownType && ports.length > 0,
    on: 'a Service of another type than ExternalName',
    works: 'type ExternalName',
  },
  {
    fields: ['loadBalancerIP'],
    isVoid: ({ isLoadBalancer }) => !isLoadBalancer,
    on: 'a Service without a load balancer',
    works: 'type LoadBalancer',
  },
  {
    fields: ['externalIPs', 'publishNotReadyAddresses', 'trafficDistribution'],
    isVoid: ({ isExternalName }, { flag }) => isExternalName && flag !== false,
    on: 'an alias, which has no endpoints',
    works: 'a Service with endpoints',
  },
  {
    fields: ['externalIPs', 'internalTrafficPolicy', 'trafficDistribution'],
    isVoid: ({ isHeadless }, { text }) => isHeadless && text !== 'Cluster',
    on: 'a headless Service, whose clients choose a pod themselves',
    works: 'a Service with a cluster IP',
  },
  {
    // The controller of EndpointSlices asks the annotations first.
    fields: ['trafficDistribution'],
    isVoid: ({ isExternalName, isHeadless, object }) => !isExternalName && !isHeadless && spreadsByZones(object),
    on: `a Service whose annotation ${TOPOLOGY_MODE} comes first`,
    works: 'one of the two',
  },
  {
    fields: ['sessionAffinityConfig'],
    isVoid: ({ spec }) => (spec.get('sessionAffinity').value || 'None') === 'None',
    on: 'a Service without session affinity',
    works: 'sessionAffinity: ClientIP beside it',
  },
];

const FIELDS = [...new Set(INEFFECTIVE.flatMap(({ fields }) => fields))];

const CUSTOM_TOPOLOGY = `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    service.kubernetes.io/topology-mode: example.com/lowest-rtt
spec:
  trafficDistribution: PreferSameZone
  ports:
    - port: 80`;

const SELECTING_ALIAS = `
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  type: ExternalName
  externalName: db.example.com
  selector:
    app: db`;

export const ignoredServiceField: Rule<Service> = {
  id: 'ignored-service-field',
  severity: 'warning',
  because: 'Kubernetes stores the field or drops it, with a warning at most, and in either case nothing comes of it.',
  about: 'Services',
  source:
    'pkg/api/service/warnings.go of Kubernetes, GetWarningsForService; pkg/apis/core/v1/defaults.go, SetDefaults_Service; reconciler.go of k8s.io/endpointslice, reconcileByAddressType',
  avoidedBy: 'HeadlessService',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('sessionAffinityConfig:\n  clientIP:\n    timeoutSeconds: 600')),
  says: 'Service shop/web spec.sessionAffinityConfig: found an object on a Service without session affinity, expected sessionAffinity: ClientIP beside it; leave the field out, or change what makes it void',
  good: manifests(WEB_DEPLOYMENT, serviceWith('')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, serviceWith('externalName: web.example.com')),
      says: 'Service shop/web spec.externalName: found "web.example.com" on a Service of another type than ExternalName, expected type ExternalName; leave the field out, or change what makes it void',
      good: manifests(WEB_DEPLOYMENT, serviceWith('')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, serviceWith('clusterIP: None\ninternalTrafficPolicy: Local')),
      says: 'Service shop/web spec.internalTrafficPolicy: found "Local" on a headless Service, whose clients choose a pod themselves, expected a Service with a cluster IP; leave the field out, or change what makes it void',
      good: manifests(WEB_DEPLOYMENT, serviceWith('clusterIP: None')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, serviceWith('trafficDistribution: PreferSameZone', `${TOPOLOGY_MODE}: Auto`)),
      says: `Service shop/web spec.trafficDistribution: found "PreferSameZone" on a Service whose annotation ${TOPOLOGY_MODE} comes first, expected one of the two; leave the field out, or change what makes it void`,
      good: manifests(WEB_DEPLOYMENT, serviceWith('trafficDistribution: PreferSameZone')),
    },
  ],
  silent: [
    {
      when: 'the annotation names a way to choose endpoints that Kubernetes leaves to others',
      manifests: CUSTOM_TOPOLOGY,
    },
    { when: 'an alias keeps a selector, which has no effect and is left alone', manifests: SELECTING_ALIAS },
  ],
  on: ({ services }) => services.all.filter(({ spec }) => FIELDS.some((field) => spec.has(field))),
  *check(service, cluster) {
    for (const { fields, isVoid, on, works } of INEFFECTIVE) {
      for (const field of fields.map((each) => service.spec.get(each)).filter(isWritten)) {
        if (isVoid(service, field) && !isForAll(service, field, cluster)) {
          yield fault(
            field,
            `${shown(field.value)} on ${on}`,
            works,
            'leave the field out, or change what makes it void',
          );
        }
      }
    }
  },
};

/** Charts give one setting to all Services of their pods, where it has an effect on those with a cluster IP. */
function isForAll(service: Service, { key, value }: Field, cluster: Cluster): boolean {
  return (
    service.isHeadless &&
    cluster
      .selectedBy(service)
      .flatMap((workload) => cluster.servicesOf(workload))
      .some((each) => !each.isHeadless && each.spec.get(String(key)).value === value)
  );
}

function spreadsByZones({ annotations }: KubeObject): boolean {
  return /^[Aa]uto$/.test(annotations.get(TOPOLOGY_AWARE_HINTS) ?? annotations.get(TOPOLOGY_MODE) ?? '');
}

function isWritten({ isGiven, value, isList, items }: Field): boolean {
  return isGiven && value !== '' && !(isList && items.length === 0);
}
