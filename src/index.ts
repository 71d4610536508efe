/*
 * The public surface, as a table of contents.
 */

// What is declared once and handed around
export { PodPort } from './patterns/ports/pod-port';
export { PortMapping, ServicePort, type ServicePortOptions } from './patterns/ports/service-port';
export type { INamedObject } from './patterns/named-object';
export { PodLabels } from './patterns/selection/pod-labels';
export type { IPodSelection } from './patterns/selection/pod-selection';
export type { INetworkPeer } from './patterns/selection/network-peer';

// Services inside the cluster
export { ClusterIpService, type ClusterIpServiceProps } from './patterns/service/cluster-ip-service';
export { StickyService, type StickyServiceProps } from './patterns/service/sticky-service';
export { HeadlessService, type HeadlessServiceProps } from './patterns/service/headless-service';

// Databases
export { HeadlessStatefulDb } from './patterns/database/headless-stateful-db';
export type { HeadlessStatefulDbProps } from './patterns/database/headless-stateful-db-props';
export { DatabaseEngine } from './patterns/database/database-engine';
export type { ImageOptions } from './patterns/database/engines/official-image';
export type { CustomEngineProps } from './patterns/database/engines/custom';
export { CustomReplication, type ReplicationScripts } from './patterns/database/custom-replication';
export { DatabaseCredentials, type DatabaseCredentialsOptions } from './patterns/database/database-credentials';
export { DatabasePassword } from './patterns/database/database-password';
export { ClaimRetention, type DatabaseStorage } from './patterns/database/database-storage';
export type { ReplicationOptions } from './patterns/database/replication-options';
export type { DatabasePods } from './patterns/database/database-pods';
export { DatabaseEndpoint } from './patterns/database/database-endpoint';
export type { ConnectionVariables } from './patterns/database/connection-variables';
export { OrdinalRoles, type RoleCommands } from './patterns/database/ordinal-roles';

// Names and addresses outside the cluster
export { ExternalAlias, type ExternalAliasProps } from './patterns/service/external-alias';
export {
  ManualEndpointsService,
  type ManualEndpointsServiceProps,
} from './patterns/endpoints/manual-endpoints-service';
export { ManualEndpoint, type ManualEndpointOptions } from './patterns/endpoints/manual-endpoint';
export { EndpointsForm } from './patterns/endpoints/endpoints-form';

// Ways in from outside
export { NodePortService, type NodePortServiceProps } from './patterns/service/node-port-service';
export { Exposure, type ExposureOptions } from './patterns/service/exposure';
export {
  LocalTrafficLoadBalancer,
  type LocalTrafficLoadBalancerProps,
} from './patterns/load-balancer/local-traffic-load-balancer';
export { PodSpread } from './patterns/load-balancer/pod-spread';
export { LoadBalancerProvider } from './patterns/load-balancer/load-balancer-provider';
export { type AwsNlbOptions, NlbTargetType } from './patterns/load-balancer/aws-nlb';
export type { AzureOptions } from './patterns/load-balancer/azure-lb';
export type { GkeOptions } from './patterns/load-balancer/gke-network-lb';
export type { MetalLbOptions } from './patterns/load-balancer/metal-lb';

// Ingress
export { TlsIngress, type TlsIngressProps } from './patterns/ingress/tls-ingress';
export { HttpRoute } from './patterns/ingress/http-route';
export { type IServiceWithPorts, RouteBackend } from './patterns/ingress/route-backend';
export { type PemFiles, TlsCertificate } from './patterns/ingress/tls-certificate';
export { IngressClassRef } from './patterns/ingress/ingress-class-ref';
export { IngressController } from './patterns/ingress/ingress-controller';
export { BackendProtocol, type ControllerOptions, type CookieAffinity } from './patterns/ingress/controller-options';

// What all Services have in common
export {
  type AddressedServiceProps,
  IpFamily,
  IpFamilyPolicy,
  type ProxiedServiceProps,
  type ServicePatternProps,
  TrafficDistribution,
  TrafficPolicy,
} from './patterns/service/common-props';
export { ServicePattern } from './patterns/service/service-pattern';
export { ProxiedService } from './patterns/service/proxied-service';

// Addresses of Services, as values
export { ServiceDns } from './patterns/address/service-dns';
export { HeadlessDns } from './patterns/address/headless-dns';
export { ServiceEnvironment } from './patterns/address/service-environment';
export { ClientPlace, type ClientVariables, type IVariablesTaker } from './patterns/address/client-variables';

// The cluster
export { TargetCluster, type TargetClusterProps } from './patterns/cluster/target-cluster';

// Judging what an app makes: in the app itself, and as a plug-in named in cdk8s.yaml
export { NetworkChecks, type NetworkChecksProps } from './network-checks';
export { NetworkChecksPlugin } from './plugin';
