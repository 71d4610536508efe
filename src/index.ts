/*
 * The public surface, as a table of contents.
 */

// Judging what an app makes
export { NetworkChecks, type NetworkChecksProps } from './network-checks';
export { ClientPlace, type ClientVariables, type IVariablesTaker } from './patterns/address/client-variables';
export { HeadlessDns } from './patterns/address/headless-dns';
// Addresses of Services, as values
export { ServiceDns } from './patterns/address/service-dns';
export { ServiceEnvironment } from './patterns/address/service-environment';
// The cluster
export { TargetCluster, type TargetClusterProps } from './patterns/cluster/target-cluster';
// Databases
export { DatabaseCredentials, type DatabaseCredentialsOptions } from './patterns/database/database-credentials';
export { DatabaseEngine } from './patterns/database/database-engine';
export type { CustomEngineProps } from './patterns/database/engines/custom';
export { HeadlessStatefulDb } from './patterns/database/headless-stateful-db';
export type { HeadlessStatefulDbProps } from './patterns/database/headless-stateful-db-props';
export { OrdinalRoles, type RoleCommands } from './patterns/database/ordinal-roles';
// Services
export { EndpointsForm } from './patterns/endpoints/endpoints-form';
export { ManualEndpoint, type ManualEndpointOptions } from './patterns/endpoints/manual-endpoint';
export {
  ManualEndpointsService,
  type ManualEndpointsServiceProps,
} from './patterns/endpoints/manual-endpoints-service';
export { BackendProtocol, type ControllerOptions, type CookieAffinity } from './patterns/ingress/controller-options';
export { HttpRoute } from './patterns/ingress/http-route';
export { IngressClassRef } from './patterns/ingress/ingress-class-ref';
export { IngressController } from './patterns/ingress/ingress-controller';
export { type IServiceWithPorts, RouteBackend } from './patterns/ingress/route-backend';
export { type INamedObject, type PemFiles, TlsCertificate } from './patterns/ingress/tls-certificate';
// Ingress
export { TlsIngress, type TlsIngressProps } from './patterns/ingress/tls-ingress';
export { type AwsNlbOptions, NlbTargetType } from './patterns/load-balancer/aws-nlb';
export type { AzureOptions } from './patterns/load-balancer/azure-lb';
export type { GkeOptions } from './patterns/load-balancer/gke-network-lb';
export { LoadBalancerProvider } from './patterns/load-balancer/load-balancer-provider';
export {
  LocalTrafficLoadBalancer,
  type LocalTrafficLoadBalancerProps,
} from './patterns/load-balancer/local-traffic-load-balancer';
export type { MetalLbOptions } from './patterns/load-balancer/metal-lb';
export { PodSpread } from './patterns/load-balancer/pod-spread';
// What is declared once and handed around
export { PodPort } from './patterns/ports/pod-port';
export { PortMapping, ServicePort, type ServicePortOptions } from './patterns/ports/service-port';
export { PodLabels } from './patterns/selection/pod-labels';
export type { IPodSelection } from './patterns/selection/pod-selection';
export { ClusterIpService, type ClusterIpServiceProps } from './patterns/service/cluster-ip-service';
export {
  type AddressedServiceProps,
  IpFamily,
  IpFamilyPolicy,
  type ProxiedServiceProps,
  type ServicePatternProps,
  TrafficDistribution,
  TrafficPolicy,
} from './patterns/service/common-props';
export { Exposure, type ExposureOptions } from './patterns/service/exposure';
export { ExternalAlias, type ExternalAliasProps } from './patterns/service/external-alias';
export { HeadlessService, type HeadlessServiceProps } from './patterns/service/headless-service';
export { NodePortService, type NodePortServiceProps } from './patterns/service/node-port-service';
export { ProxiedService } from './patterns/service/proxied-service';
export { ServicePattern } from './patterns/service/service-pattern';
export { StickyService, type StickyServiceProps } from './patterns/service/sticky-service';
// For the validations of cdk8s.yaml
export { NetworkChecksPlugin } from './plugin';
