import type { ApiObjectMetadata } from 'cdk8s';
import { clusterIpAddress } from '../../values/cluster-ip';
import { memberOf } from '../../values/member';
import { listOf, optional, yesOrNo } from '../../values/parser';
import { metadata } from '../metadata';

/** The two address families. */
export enum IpFamily {
  /** Addresses of IPv4, such as 10.0.0.1. */
  IPV4 = 'IPv4',
  /** Addresses of IPv6, such as fd00::1. */
  IPV6 = 'IPv6',
}

/** How many address families a Service has. */
export enum IpFamilyPolicy {
  /** One address family only. */
  SINGLE_STACK = 'SingleStack',
  /** Both where the cluster has both, else one. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Both; a cluster with one family refuses the Service. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** Which endpoints traffic may go to. */
export enum TrafficPolicy {
  /** Any endpoint of the cluster. */
  CLUSTER = 'Cluster',
  /** Only endpoints on the node that the traffic is on. Where the node has none, the traffic is dropped. */
  LOCAL = 'Local',
}

/** Which endpoints are preferred, as long as there are any. */
export enum TrafficDistribution {
  /**
   * Endpoints in the client's zone. Kubernetes 1.31 to 1.33 call it `PreferClose`, and for a `TargetCluster` of these
   * releases that is written.
   */
  PREFER_SAME_ZONE = 'PreferSameZone',
  /** Endpoints on the client's node, then in its zone (Kubernetes 1.34 and later). */
  PREFER_SAME_NODE = 'PreferSameNode',
}

/** What the Services of all patterns take. */
export interface ServicePatternProps {
  /**
   * Name, namespace, labels and annotations of the Service. The name is its DNS name: 1 to 63 of a-z, 0-9 and "-", with a
   * letter or digit at both ends. Kubernetes up to 1.35 also wants a letter first.
   *
   * Refused: generated names, unknown fields, and two Services of one name and namespace in a cluster.
   *
   * @default - named after the construct id, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/** What Services with addresses of their own, or of their pods, take beside. */
export interface AddressedServiceProps extends ServicePatternProps {
  /**
   * The address families, in order of preference (`spec.ipFamilies`): one or two, no family twice.
   *
   * @default - the cluster's
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * Whether the Service has one address family or both (`spec.ipFamilyPolicy`). Two `ipFamilies` need a dual-stack policy.
   *
   * @default - Kubernetes' own: single-stack
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * Also sends traffic to pods that are not ready (`spec.publishNotReadyAddresses`). For peers that must find each other
   * while they start; not for Services that clients use.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}

/** What Services take whose traffic kube-proxy forwards: all but headless Services and aliases. */
export interface ProxiedServiceProps extends AddressedServiceProps {
  /**
   * Where traffic from inside the cluster may go (`spec.internalTrafficPolicy`). With `LOCAL`, clients on a node without
   * a pod of the Service get no answer, so it wants a DaemonSet behind it.
   *
   * @default - Kubernetes' own: TrafficPolicy.CLUSTER
   * @see https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/
   */
  readonly internalTrafficPolicy?: TrafficPolicy;

  /**
   * The address of the Service inside the cluster (`spec.clusterIP`), an IPv4 or IPv6 address of the cluster's Service
   * range. It cannot be changed later, and each address belongs to one Service. Refused is an address of another family
   * than the first of `ipFamilies`.
   *
   * @default - Kubernetes chooses one
   * @see https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
   */
  readonly clusterIp?: string;

  /**
   * Which endpoints to prefer (`spec.trafficDistribution`, Kubernetes 1.31 and later). A preference only: without an
   * endpoint nearby, traffic goes elsewhere. Refused for a `TargetCluster` that is older than the value.
   *
   * @default - none are preferred
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
   */
  readonly trafficDistribution?: TrafficDistribution;
}

/** The parsers of `ServicePatternProps`. */
export const servicePatternFields = { metadata };

/** The parsers of `AddressedServiceProps`. */
export const addressedServiceFields = {
  ...servicePatternFields,
  ipFamilies: optional(listOf(memberOf({ IpFamily }), 'address families', { min: 1, max: 2 })),
  ipFamilyPolicy: optional(memberOf({ IpFamilyPolicy })),
  publishNotReadyAddresses: optional(yesOrNo),
};

/** The parsers of `ProxiedServiceProps`. */
export const proxiedServiceFields = {
  ...addressedServiceFields,
  internalTrafficPolicy: optional(memberOf({ TrafficPolicy })),
  clusterIp: optional(clusterIpAddress),
  trafficDistribution: optional(memberOf({ TrafficDistribution })),
};
