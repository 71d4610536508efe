import type { ApiObjectMetadata } from 'cdk8s';
import { type k8s, ServiceType } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { EXTERNAL_DNS_PREFIXES } from '../../kinds/companions/external-dns';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { nodePortIn } from '../../values/port';
import { claimNodePort } from '../cluster/claims';
import { TargetCluster } from '../cluster/target-cluster';
import { judgeAnnotations, refuseOpposed, withAnnotations } from '../load-balancer/metadata-annotations';
import { fitComplaint } from '../load-balancer/provider-fit';
import type { BalancedService, ProviderPlan } from '../load-balancer/provider-plan';
import type { PortMapping } from '../ports/service-port';
import { accepted, refusal } from '../refusal';
import type { SelectedPods } from '../selection/selected-pods';
import { warn } from '../warning';
import { type ProxiedServiceProps, TrafficPolicy } from './common-props';
import type { LoadBalancerExposure } from './exposure';
import { affinityComplaint } from './lost-affinity';
import { lostRangesComplaint } from './lost-ranges';
import type { ServicePlan } from './rendered-service';

/** How a Service is exposed, whoever said so, and the ports that it then has. */
export interface Exposed {
  readonly type: ServiceType;
  /** All that was said; what does not belong to the type was refused where it was said. */
  readonly options: LoadBalancerExposure;
  readonly ports: readonly PortMapping[];
}

/** What of a pattern's props its exposure depends on. */
type Given = ProxiedServiceProps & { readonly selector?: SelectedPods };

type Written = Omit<LoadBalancerExposure, 'nodePorts' | 'provider' | 'externalDnsNames'>;

/** What each option becomes in the spec. The compiler wants an entry for all but those that become ports or annotations. */
const WRITTEN: {
  readonly [K in keyof Required<Written>]: (value: NonNullable<Written[K]>) => Partial<k8s.ServiceSpec>;
} = {
  externalTrafficPolicy: (externalTrafficPolicy) => ({ externalTrafficPolicy }),
  loadBalancerClass: (loadBalancerClass) => ({ loadBalancerClass }),
  sourceRanges: (loadBalancerSourceRanges) => ({ loadBalancerSourceRanges }),
  healthCheckNodePort: (healthCheckNodePort) => ({ healthCheckNodePort }),
  // True is what Kubernetes assumes.
  allocateNodePorts: (allocate) => (allocate ? {} : { allocateLoadBalancerNodePorts: false }),
};

/** The plan of an exposed Service, and its metadata with what external-dns and the provider read. */
export function exposedPlan(
  owner: IConstruct,
  given: Given,
  { type, options, ports }: Exposed,
  own: Partial<k8s.ServiceSpec> = {},
): { readonly plan: ServicePlan; readonly metadata: ApiObjectMetadata | undefined } {
  checkNodePorts(owner, ports);
  checkHealthPort(owner, options, ports);
  const named = namedBy(type, options);
  if (type !== ServiceType.LOAD_BALANCER) {
    return {
      plan: { type, ports, fields: { ...specOf(options), ...own } },
      metadata: named === undefined ? given.metadata : withAnnotations(owner, given.metadata, named),
    };
  }
  const provider = options.provider?._plan;
  const loadBalancerClass = options.loadBalancerClass ?? provider?.loadBalancerClass;
  const service: BalancedService = {
    ...options,
    loadBalancerClass,
    owner,
    ipFamilies: given.ipFamilies,
    ipFamilyPolicy: given.ipFamilyPolicy,
    ports,
    selector: given.selector?.labels,
    sticky: own.sessionAffinity === 'ClientIP',
  };
  judge(service, given.metadata, provider);
  return {
    plan: { type, ports, fields: { ...specOf({ ...options, loadBalancerClass }), ...own } },
    metadata: withAnnotations(owner, given.metadata, {
      ...provider?.annotations,
      ...provider?.settings?.(service),
      ...named,
    }),
  };
}

/** Refuses what the load balancer cannot do, and warns of what will not do what it looks like. */
function judge(service: BalancedService, metadata: ApiObjectMetadata | undefined, provider?: ProviderPlan): void {
  const { owner } = service;
  const complaint =
    lostRangesComplaint(service) ??
    (provider === undefined ? undefined : (fitComplaint(service, provider) ?? provider.objection?.(service)));
  if (complaint !== undefined) {
    throw refusal(owner, complaint);
  }
  if (provider !== undefined) {
    refuseOpposed(owner, metadata, provider);
  }
  provider?.claim?.(service);
  judgeAnnotations(owner, metadata, provider?.facts);
  for (const doubt of [provider?.doubt?.(service), affinityComplaint(service, provider)]) {
    if (doubt !== undefined) {
      warn(owner, doubt);
    }
  }
}

const EXPOSING = Object.keys(WRITTEN) as (keyof Written)[];

function specOf(options: Written): Partial<k8s.ServiceSpec> {
  const spec: Partial<k8s.ServiceSpec> = {};
  for (const prop of EXPOSING) {
    if (options[prop] !== undefined) {
      Object.assign(spec, (WRITTEN[prop] as (value: unknown) => Partial<k8s.ServiceSpec>)(options[prop]));
    }
  }
  return spec;
}

/**
 * What external-dns reads, for every release of it: with the prefix of those that are and of those that were. For a Service
 * of the inside it names the cluster IP, and wants another key for that.
 */
function namedBy(type: ServiceType, { externalDnsNames }: LoadBalancerExposure): TextMap | undefined {
  const key = type === ServiceType.CLUSTER_IP ? 'internal-hostname' : 'hostname';
  return (
    externalDnsNames &&
    Object.fromEntries(EXTERNAL_DNS_PREFIXES.map((prefix) => [`${prefix}${key}`, externalDnsNames.join(',')]))
  );
}

/** Refuses node ports that the construct's cluster does not give out. */
function checkNodePorts(owner: IConstruct, ports: readonly PortMapping[]): void {
  for (const [i, { nodePort }] of ports.entries()) {
    if (nodePort !== undefined) {
      accepted(`${owner.node.path} ports[${i}].nodePort`, nodePortIn(TargetCluster.of(owner)._nodePorts)(nodePort));
    }
  }
}

function checkHealthPort(owner: IConstruct, options: LoadBalancerExposure, ports: readonly PortMapping[]): void {
  const { healthCheckNodePort: port, externalTrafficPolicy } = options;
  if (port === undefined) {
    return;
  }
  accepted(`${owner.node.path} healthCheckNodePort`, nodePortIn(TargetCluster.of(owner)._nodePorts)(port));
  const taken = ports.find(({ nodePort }) => nodePort === port);
  if (externalTrafficPolicy !== TrafficPolicy.LOCAL || taken !== undefined) {
    throw refusal(
      owner,
      taken === undefined
        ? new Complaint(
            `${port} with traffic policy Cluster`,
            'none: every node has a way to the pods',
            'set externalTrafficPolicy: TrafficPolicy.LOCAL, or leave it out',
            '.healthCheckNodePort',
          )
        : new Complaint(
            `${port}, which is the node port of ${taken}`,
            'a port of its own',
            'choose another, or leave it to Kubernetes',
            '.healthCheckNodePort',
          ),
    );
  }
  claimNodePort(owner, port);
}
