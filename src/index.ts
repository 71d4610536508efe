/*
 * The public surface, as a table of contents.
 */

export { ClientPlace, type ClientVariables, type IVariablesTaker } from './patterns/address/client-variables';
export { HeadlessDns } from './patterns/address/headless-dns';
// Addresses of Services, as values
export { ServiceDns } from './patterns/address/service-dns';
export { ServiceEnvironment } from './patterns/address/service-environment';
// The cluster
export { TargetCluster, type TargetClusterProps } from './patterns/cluster/target-cluster';
// Ingress
export { TlsIngress, type TlsIngressProps } from './patterns/ingress/tls-ingress';
export { HttpRoute } from './patterns/ingress/http-route';
export { type IServiceWithPorts, RouteBackend } from './patterns/ingress/route-backend';
export { type INamedObject, type PemFiles, TlsCertificate } from './patterns/ingress/tls-certificate';
export { IngressClassRef } from './patterns/ingress/ingress-class-ref';
export { IngressController } from './patterns/ingress/ingress-controller';
export { BackendProtocol, type ControllerOptions, type CookieAffinity } from './patterns/ingress/controller-options';
// What is declared once and handed around
export { PodPort } from './patterns/ports/pod-port';
export { PortMapping, ServicePort, type ServicePortOptions } from './patterns/ports/service-port';
export { PodLabels } from './patterns/selection/pod-labels';
export type { IPodSelection } from './patterns/selection/pod-selection';
export { ClusterIpService, type ClusterIpServiceProps } from './patterns/service/cluster-ip-service';
// Services
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
