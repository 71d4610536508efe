import { ServiceType } from 'cdk8s-plus-27';
import { externalDnsNames } from '../../values/external-dns-names';
import { memberOf } from '../../values/member';
import { instanceOf, optional, yesOrNo } from '../../values/parser';
import { portNumber } from '../../values/port';
import { qualifiedName } from '../../values/qualified-name';
import { sourceRanges } from '../../values/source-ranges';
import { LoadBalancerProvider } from '../load-balancer/load-balancer-provider';
import { fixedNodePorts } from '../ports/port-parsers';
import type { PortMapping } from '../ports/service-port';
import { readerOf } from '../refusal';
import { TrafficPolicy } from './common-props';

/** How a Service is called by clients that do not ask the DNS of the cluster. */
export interface NamedExposure {
  /**
   * The names that external-dns is to give the Service in the DNS outside: each a DNS name such as `shop.example.com`, or
   * with a star as its first part. They become the annotations `external-dns.kubernetes.io/hostname`, which releases from 0.22
   * on read, and `external-dns.alpha.kubernetes.io/hostname`, which those before read, for each reads one of them alone; for
   * a Service of the inside alone `…/internal-hostname`, which names its cluster IP. Without external-dns in the cluster,
   * nobody reads them.
   *
   * @default - no names
   * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
   */
  readonly externalDnsNames?: string[];
}

/** How a Service is opened to the world outside the cluster. */
export interface ExposureOptions extends NamedExposure {
  /**
   * Ports with fixed node ports (`ports[].nodePort`), as `ServicePort.onNodePort` makes them, inside the range of the
   * `TargetCluster`, by default 30000 to 32767. Each must be made from one of the Service's ports, and no two from the same.
   *
   * @default - Kubernetes chooses all node ports
   */
  readonly nodePorts?: PortMapping[];

  /**
   * Where traffic from outside may go (`spec.externalTrafficPolicy`). `LOCAL` keeps the address of the client and drops
   * traffic at nodes without a pod of the Service.
   *
   * @default - Kubernetes' own: TrafficPolicy.CLUSTER
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
}

/** What a Service says of the load balancer in front of it. */
export interface LoadBalancerOptions extends NamedExposure {
  /**
   * Who provides the load balancer, with settings of its own, which are written as annotations. Refused are annotations in
   * `metadata` that say otherwise, and whatever of the Service the provider cannot do.
   *
   * @default - whoever provides load balancers in the cluster, without settings
   */
  readonly provider?: LoadBalancerProvider;

  /**
   * The class of the controller that is to provide the load balancer, `name` or `example.com/name`
   * (`spec.loadBalancerClass`). All other controllers, the cloud's own as well, then leave the Service alone. It cannot be
   * changed later. Refused is a class that the `provider` does not answer to.
   *
   * @default - the provider's; without a provider, that of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * The addresses of the clients that are admitted, as CIDRs such as `192.0.2.0/24` (`spec.loadBalancerSourceRanges`), at
   * least one, each once. Refused for a `provider` that ignores them, and where all are of an address family that `ipFamilies`
   * does not have: none of the clients is named then, and kube-proxy admits everybody, the firewall of a cloud nobody.
   *
   * @default - every client is admitted
   */
  readonly sourceRanges?: string[];

  /**
   * The port of every node at which the load balancer asks whether the node has a ready pod
   * (`spec.healthCheckNodePort`): inside the range of the `TargetCluster`, by default 30000 to 32767, and none that serves
   * as node port. It cannot be changed later. Refused unless the external traffic policy is `LOCAL`, for with the other one
   * every node has a way to the pods.
   *
   * @default - Kubernetes chooses one
   */
  readonly healthCheckNodePort?: number;

  /**
   * Whether Kubernetes opens a node port for each port (`spec.allocateLoadBalancerNodePorts`). Only load balancers that
   * reach the pods directly can do without. Node ports that are fixed are opened all the same.
   *
   * @default true
   */
  readonly allocateNodePorts?: boolean;
}

/** How a Service is opened by a load balancer. */
export interface LoadBalancerExposure extends ExposureOptions, LoadBalancerOptions {}

/** The parsers of `NamedExposure`. */
export const namedFields = { externalDnsNames: optional(externalDnsNames) };

/** The parsers of `LoadBalancerOptions`. */
export const loadBalancerFields = {
  ...namedFields,
  provider: optional(instanceOf(LoadBalancerProvider, 'LoadBalancerProvider.metalLb()')),
  loadBalancerClass: optional(qualifiedName),
  sourceRanges: optional(sourceRanges),
  healthCheckNodePort: optional(portNumber),
  allocateNodePorts: optional(yesOrNo),
};

const nodePortFields = {
  ...namedFields,
  nodePorts: optional(fixedNodePorts),
  externalTrafficPolicy: optional(memberOf({ TrafficPolicy })),
};

const readInside = readerOf<NamedExposure>()(namedFields);
const readNodePort = readerOf<ExposureOptions>()(nodePortFields);
const readLoadBalancer = readerOf<LoadBalancerExposure>()({ ...nodePortFields, ...loadBalancerFields });

/**
 * From where a Service can be reached (`spec.type`), and how.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export class Exposure {
  /**
   * From inside the cluster only (type ClusterIP).
   *
   * @param options names for clients that do not ask the DNS of the cluster
   */
  public static clusterIp(options: NamedExposure = {}): Exposure {
    return new Exposure(ServiceType.CLUSTER_IP, readInside('Exposure.clusterIp', options));
  }

  /**
   * Also at a port of every node (type NodePort).
   *
   * @param options fixed node ports, the traffic policy, and names
   */
  public static nodePort(options: ExposureOptions = {}): Exposure {
    return new Exposure(ServiceType.NODE_PORT, readNodePort('Exposure.nodePort', options));
  }

  /**
   * Also at a load balancer that the cluster's cloud or load-balancer controller provides (type LoadBalancer).
   *
   * @param options the provider, its class, whom it admits, the traffic policy, node ports, and names
   */
  public static loadBalancer(options: LoadBalancerExposure = {}): Exposure {
    return new Exposure(ServiceType.LOAD_BALANCER, readLoadBalancer('Exposure.loadBalancer', options));
  }

  private constructor(
    /** @internal */
    public readonly _type: ServiceType,
    /** @internal */
    public readonly _options: LoadBalancerExposure,
  ) {}
}

/** The parser of an `exposure` property. */
export const exposure = optional(instanceOf(Exposure, 'Exposure.nodePort()'));
