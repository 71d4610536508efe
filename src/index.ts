/*
 * The public surface, as a table of contents.
 */

// What is declared once and handed around
export { PodPort } from './patterns/ports/pod-port';
export type { IPortMapping, IServicePort } from './patterns/ports/offered-port';
export { PortMapping, ServicePort, type ServicePortOptions } from './patterns/ports/service-port';
export type { INamedObject } from './patterns/named-object';
export { PodLabels } from './patterns/selection/pod-labels';
export type { IPodSelection } from './patterns/selection/pod-selection';
export type { INetworkPeer } from './patterns/selection/network-peer';
export { OtherRelease } from './patterns/other-release';

// Services in front of pods
export type { SelectingServiceProps } from './patterns/service/selecting-props';
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
export {
  Exposure,
  type ExposureOptions,
  type LoadBalancerExposure,
  type LoadBalancerOptions,
  type NamedExposure,
} from './patterns/service/exposure';
export { LoadBalancerService, type LoadBalancerServiceProps } from './patterns/load-balancer/load-balancer-service';
export {
  LocalTrafficLoadBalancer,
  type LocalTrafficLoadBalancerProps,
} from './patterns/load-balancer/local-traffic-load-balancer';
export { PodSpread } from './patterns/load-balancer/pod-spread';

// Who provides load balancers
export { LoadBalancerProvider } from './patterns/load-balancer/load-balancer-provider';
export { type AwsNlbOptions, NlbTargetType } from './patterns/load-balancer/aws-nlb';
export type { NlbTls } from './patterns/load-balancer/nlb-tls';
export { type AzureOptions, AzureProbe } from './patterns/load-balancer/azure-lb';
export type { GkeOptions } from './patterns/load-balancer/gke-network-lb';
export type { MetalLbOptions } from './patterns/load-balancer/metal-lb';
export { CiliumAnnouncement, type CiliumOptions } from './patterns/load-balancer/cilium-lb';
export type { KubeVipOptions } from './patterns/load-balancer/kube-vip-lb';
export type { HetznerOptions } from './patterns/load-balancer/hetzner-lb';
export { DigitalOceanKind, type DigitalOceanOptions } from './patterns/load-balancer/digital-ocean-lb';
export type { OpenStackOptions } from './patterns/load-balancer/openstack-lb';
export type { CustomProviderOptions } from './patterns/load-balancer/custom-provider';

// Routes, which serve an Ingress and a Gateway alike
export { HttpRoute } from './patterns/routes/http-route';
export type { RouteOptions } from './patterns/routes/route-options';
export { RouteTarget } from './patterns/routes/route-target';
export { type IServiceWithPorts, RouteBackend, WeightedBackend } from './patterns/routes/route-backend';
export { TrafficSplit } from './patterns/routes/traffic-split';
export { ResourceBackend } from './patterns/routes/resource-backend';
export { type RedirectOptions, RouteRedirect } from './patterns/routes/redirect';
export { FixedResponse, type FixedResponseOptions } from './patterns/routes/fixed-response';
export { HeaderMatch, HttpMethod, QueryMatch, type RequestMatch } from './patterns/routes/request-match';
export { PathRewrite } from './patterns/routes/path-rewrite';
export type { HeaderChanges } from './patterns/routes/header-changes';
export { Canary } from './patterns/routes/canary';
export type { CookieAffinity } from './patterns/routes/cookie-affinity';
export { BackendProtocol } from './patterns/routes/backend-protocol';
export { BackendTls } from './patterns/routes/backend-tls';
export { PassthroughRoute } from './patterns/routes/passthrough-route';
export { type PemFiles, TlsCertificate } from './patterns/certificate/tls-certificate';
export { HostCertificate } from './patterns/certificate/host-certificate';

// Ingress
export { TlsIngress, type TlsIngressProps } from './patterns/ingress/tls-ingress';
export { HttpIngress, type HttpIngressProps } from './patterns/ingress/http-ingress';
export type { IngressProps } from './patterns/ingress/ingress-props';
export { IngressClassRef } from './patterns/ingress/ingress-class-ref';
export { IngressController } from './patterns/ingress/ingress-controller';
export type { CustomControllerProps } from './patterns/ingress/controllers/custom';
export {
  AlbAddressType,
  type AlbHealthCheck,
  type AlbOptions,
  AlbScheme,
  AlbTargetType,
} from './patterns/ingress/controllers/alb-options';
export type { GkeHealthCheck, GkeIngressOptions } from './patterns/ingress/controllers/gke-options';
export type { ControllerOptions, RoutingOptions } from './patterns/ingress/controller-options';

// Gateway API
export { TlsGateway } from './patterns/gateway/tls-gateway';
export type { TlsGatewayProps } from './patterns/gateway/tls-gateway-props';
export { HttpGateway, type HttpGatewayProps } from './patterns/gateway/http-gateway';
export type { GatewayProps } from './patterns/gateway/gateway-props';
export { GatewayRoutes, type GatewayRoutesProps } from './patterns/gateway/gateway-routes';
export { GatewayRef, type GatewayRefOptions } from './patterns/gateway/gateway-ref';
export {
  type AwsAlbGatewayOptions,
  type CustomGatewayOptions,
  GatewayClassRef,
} from './patterns/gateway/gateway-class-ref';
export { GatewayFeature } from './patterns/gateway/gateway-feature';
export { RouteNamespaces } from './patterns/gateway/route-namespaces';

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
export { ClientPlace, type ClientVariables } from './patterns/address/client-variables';
export type { IVariablesTaker } from './patterns/address/variables-taker';
export type { UrlOptions } from './patterns/address/service-url';

// The cluster
export { TargetCluster, type TargetClusterProps } from './patterns/cluster/target-cluster';

// Judging what an app makes: in the app itself, and as a plug-in named in cdk8s.yaml
export { NetworkChecks, type NetworkChecksProps } from './network-checks';
export { NetworkChecksPlugin } from './plugin';

// Following what an app makes, in tests of any language
export { Traffic, TrafficPlace, TrafficTarget, TrafficTrace } from './traffic';
