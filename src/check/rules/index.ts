import type { Rule } from '../engine/rule';
import { deprecatedEndpoints } from './deprecated-endpoints';
import { deprecatedServiceSetting } from './deprecated-service-setting';
import { duplicateContainerPort } from './duplicate-container-port';
import { duplicateDefaultClass } from './duplicate-default-class';
import { duplicateEndpoints } from './duplicate-endpoints';
import { duplicateEntry } from './duplicate-entry';
import { duplicateHostPort } from './duplicate-host-port';
import { duplicateIngressPath } from './duplicate-ingress-path';
import { duplicateKey } from './duplicate-key';
import { duplicateListener } from './duplicate-listener';
import { duplicateLoadBalancerAddress } from './duplicate-load-balancer-address';
import { duplicateNodePort } from './duplicate-node-port';
import { duplicateObject } from './duplicate-object';
import { duplicatePortName } from './duplicate-port-name';
import { duplicateRouteKind } from './duplicate-route-kind';
import { duplicateRouteMatch } from './duplicate-route-match';
import { duplicateServicePort } from './duplicate-service-port';
import { duplicateTlsHost } from './duplicate-tls-host';
import { duplicateVariable } from './duplicate-variable';
import { forbiddenAddress } from './forbidden-address';
import { forbiddenApiVersion } from './forbidden-api-version';
import { forbiddenCombination } from './forbidden-combination';
import { forbiddenExternalName } from './forbidden-external-name';
import { forbiddenExternalTrafficPolicy } from './forbidden-external-traffic-policy';
import { forbiddenFieldType } from './forbidden-field-type';
import { forbiddenForServiceType } from './forbidden-for-service-type';
import { forbiddenGatewayHostname } from './forbidden-gateway-hostname';
import { forbiddenIngressBackend } from './forbidden-ingress-backend';
import { forbiddenIngressClass } from './forbidden-ingress-class';
import { forbiddenIngressHost } from './forbidden-ingress-host';
import { forbiddenIngressPath } from './forbidden-ingress-path';
import { forbiddenIngressReference } from './forbidden-ingress-reference';
import { forbiddenLabel } from './forbidden-label';
import { forbiddenListenerField } from './forbidden-listener-field';
import { forbiddenName } from './forbidden-name';
import { forbiddenPoolAddress } from './forbidden-pool-address';
import { forbiddenPortName } from './forbidden-port-name';
import { forbiddenQualifiedName } from './forbidden-qualified-name';
import { forbiddenSecretData } from './forbidden-secret-data';
import { forbiddenSourceRange } from './forbidden-source-range';
import { forbiddenUnknownField } from './forbidden-unknown-field';
import { forbiddenValue } from './forbidden-value';
import { ignoredAnnotationName } from './ignored-annotation-name';
import { ignoredAnnotationPlace } from './ignored-annotation-place';
import { ignoredEndpointAddress } from './ignored-endpoint-address';
import { ignoredExemption } from './ignored-exemption';
import { ignoredHeadlessPort } from './ignored-headless-port';
import { ignoredIngressAnnotation } from './ignored-ingress-annotation';
import { ignoredIngressClass } from './ignored-ingress-class';
import { ignoredLoadBalancerAnnotation } from './ignored-load-balancer-annotation';
import { ignoredPassthroughPath } from './ignored-passthrough-path';
import { ignoredReadinessProbe } from './ignored-readiness-probe';
import { ignoredServiceAnnotation } from './ignored-service-annotation';
import { ignoredServiceField } from './ignored-service-field';
import { ignoredSessionAffinity } from './ignored-session-affinity';
import { mismatchedAddressType } from './mismatched-address-type';
import { mismatchedAliasCertificate } from './mismatched-alias-certificate';
import { mismatchedAliasPort } from './mismatched-alias-port';
import { mismatchedAnnotationPair } from './mismatched-annotation-pair';
import { mismatchedAnnotationValue } from './mismatched-annotation-value';
import { mismatchedBackendProtocol } from './mismatched-backend-protocol';
import { mismatchedCaCertificate } from './mismatched-ca-certificate';
import { mismatchedClassAnnotation } from './mismatched-class-annotation';
import { mismatchedClusterIps } from './mismatched-cluster-ips';
import { mismatchedExternalHost } from './mismatched-external-host';
import { mismatchedHeadlessSelector } from './mismatched-headless-selector';
import { mismatchedHealthProbe } from './mismatched-health-probe';
import { mismatchedImageUser } from './mismatched-image-user';
import { mismatchedIpFamilies } from './mismatched-ip-families';
import { mismatchedListenerKind } from './mismatched-listener-kind';
import { mismatchedListeningPort } from './mismatched-listening-port';
import { mismatchedMeshHost } from './mismatched-mesh-host';
import { mismatchedNodeMapping } from './mismatched-node-mapping';
import { mismatchedOwnPath } from './mismatched-own-path';
import { mismatchedPodLabels } from './mismatched-pod-labels';
import { mismatchedPolicyBlock } from './mismatched-policy-block';
import { mismatchedPolicyLabels } from './mismatched-policy-labels';
import { mismatchedPolicyPort } from './mismatched-policy-port';
import { mismatchedPortProtocol } from './mismatched-port-protocol';
import { mismatchedProbePort } from './mismatched-probe-port';
import { mismatchedProbeScheme } from './mismatched-probe-scheme';
import { mismatchedProtocolName } from './mismatched-protocol-name';
import { mismatchedProxyProtocol } from './mismatched-proxy-protocol';
import { mismatchedRedirectListener } from './mismatched-redirect-listener';
import { mismatchedReferenceKind } from './mismatched-reference-kind';
import { mismatchedRewriteTarget } from './mismatched-rewrite-target';
import { mismatchedRouteHostname } from './mismatched-route-hostname';
import { mismatchedRouteKind } from './mismatched-route-kind';
import { mismatchedRouteNamespace } from './mismatched-route-namespace';
import { mismatchedRouteProtocol } from './mismatched-route-protocol';
import { mismatchedSelectedPods } from './mismatched-selected-pods';
import { mismatchedServiceLink } from './mismatched-service-link';
import { mismatchedSessionAffinity } from './mismatched-session-affinity';
import { mismatchedSlicePort } from './mismatched-slice-port';
import { mismatchedSourceRange } from './mismatched-source-range';
import { mismatchedTargetPort } from './mismatched-target-port';
import { mismatchedTargetProtocol } from './mismatched-target-protocol';
import { mismatchedTlsSecret } from './mismatched-tls-secret';
import { missingAdvertisement } from './missing-advertisement';
import { missingAliasService } from './missing-alias-service';
import { missingAnnotatedPort } from './missing-annotated-port';
import { missingBackendPort } from './missing-backend-port';
import { missingBackendRefPort } from './missing-backend-ref-port';
import { missingBackendService } from './missing-backend-service';
import { missingBackendTlsPolicy } from './missing-backend-tls-policy';
import { missingCanaryMain } from './missing-canary-main';
import { missingCertificateGrant } from './missing-certificate-grant';
import { missingCertificateName } from './missing-certificate-name';
import { missingConfiguration } from './missing-configuration';
import { missingCredentials } from './missing-credentials';
import { missingDnsEgress } from './missing-dns-egress';
import { missingEndpointPortNumber } from './missing-endpoint-port-number';
import { missingEndpointsPort } from './missing-endpoints-port';
import { missingEndpointsService } from './missing-endpoints-service';
import { missingEntryPoint } from './missing-entry-point';
import { missingField } from './missing-field';
import { missingGatewayListener } from './missing-gateway-listener';
import { missingGrpcTls } from './missing-grpc-tls';
import { missingHeadlessService } from './missing-headless-service';
import { missingHostNamespace } from './missing-host-namespace';
import { missingHostPort } from './missing-host-port';
import { missingIngressAction } from './missing-ingress-action';
import { missingIngressAddress } from './missing-ingress-address';
import { missingIngressClass } from './missing-ingress-class';
import { missingIngressRule } from './missing-ingress-rule';
import { missingKey } from './missing-key';
import { missingListenerCertificate } from './missing-listener-certificate';
import { missingLoadBalancerAddress } from './missing-load-balancer-address';
import { missingMiddleware } from './missing-middleware';
import { missingMonitoredPort } from './missing-monitored-port';
import { missingNamedPod } from './missing-named-pod';
import { missingNamedPort } from './missing-named-port';
import { missingNamedService } from './missing-named-service';
import { missingNodePort } from './missing-node-port';
import { missingOwnPart } from './missing-own-part';
import { missingParentGateway } from './missing-parent-gateway';
import { missingPeerAddresses } from './missing-peer-addresses';
import { missingPodSelector } from './missing-pod-selector';
import { missingPortName } from './missing-port-name';
import { missingProbePort } from './missing-probe-port';
import { missingProxiedService } from './missing-proxied-service';
import { missingReadinessProbe } from './missing-readiness-probe';
import { missingReadyNode } from './missing-ready-node';
import { missingReadyPods } from './missing-ready-pods';
import { missingReferenceGrant } from './missing-reference-grant';
import { missingReferencedObject } from './missing-referenced-object';
import { missingReferencedPort } from './missing-referenced-port';
import { missingReferencedService } from './missing-referenced-service';
import { missingReplicas } from './missing-replicas';
import { missingRoutePort } from './missing-route-port';
import { missingRouteService } from './missing-route-service';
import { missingSelector } from './missing-selector';
import { missingServerName } from './missing-server-name';
import { missingServiceVariable } from './missing-service-variable';
import { missingSrvPort } from './missing-srv-port';
import { missingStreamPort } from './missing-stream-port';
import { missingSubdomainService } from './missing-subdomain-service';
import { missingSubset } from './missing-subset';
import { missingTargetPort } from './missing-target-port';
import { missingTlsSecret } from './missing-tls-secret';
import { missingVolume } from './missing-volume';
import { outsideRangeHealthCheckPort } from './outside-range-health-check-port';
import { outsideRangeLength } from './outside-range-length';
import { outsideRangeNodePort } from './outside-range-node-port';
import { outsideRangeNumber } from './outside-range-number';
import { outsideRangePodName } from './outside-range-pod-name';
import { outsideRangePoolAddress } from './outside-range-pool-address';
import { outsideRangePort } from './outside-range-port';
import { uncoveredChallenge } from './uncovered-challenge';
import { uncoveredConnection } from './uncovered-connection';
import { uncoveredServicePort } from './uncovered-service-port';
import { uncoveredTlsHost } from './uncovered-tls-host';
import { uncoveredWayIn } from './uncovered-way-in';
import { unreachableAdvertisedListener } from './unreachable-advertised-listener';
import { unreachableClusterDns } from './unreachable-cluster-dns';
import { unreachableClusterIp } from './unreachable-cluster-ip';
import { unreachableEndpoints } from './unreachable-endpoints';
import { unreachableExternalName } from './unreachable-external-name';
import { unreachableGateway } from './unreachable-gateway';
import { unreachableHostPort } from './unreachable-host-port';
import { unreachableIngressPath } from './unreachable-ingress-path';
import { unreachableListenerProtocol } from './unreachable-listener-protocol';
import { unreachableListenerSet } from './unreachable-listener-set';
import { unreachableLoadBalancerIp } from './unreachable-load-balancer-ip';
import { unreachableLocalTraffic } from './unreachable-local-traffic';
import { unreachableLocalhost } from './unreachable-localhost';
import { unreachableLoopback } from './unreachable-loopback';
import { unreachablePathPattern } from './unreachable-path-pattern';
import { unreachableProbeHost } from './unreachable-probe-host';
import { unreachableRoute } from './unreachable-route';
import { unreachableRouteBackend } from './unreachable-route-backend';
import { unreachableSelection } from './unreachable-selection';
import { unreachableSelector } from './unreachable-selector';
import { unreachableStartHook } from './unreachable-start-hook';
import { unreachableSubset } from './unreachable-subset';

/** Every rule, in the order of the alphabet. A new one is a file and a line here. */
const BY_NAME = {
  deprecatedEndpoints,
  deprecatedServiceSetting,
  duplicateContainerPort,
  duplicateDefaultClass,
  duplicateEndpoints,
  duplicateEntry,
  duplicateHostPort,
  duplicateIngressPath,
  duplicateKey,
  duplicateListener,
  duplicateLoadBalancerAddress,
  duplicateNodePort,
  duplicateObject,
  duplicatePortName,
  duplicateRouteKind,
  duplicateRouteMatch,
  duplicateServicePort,
  duplicateTlsHost,
  duplicateVariable,
  forbiddenAddress,
  forbiddenApiVersion,
  forbiddenCombination,
  forbiddenExternalName,
  forbiddenExternalTrafficPolicy,
  forbiddenFieldType,
  forbiddenForServiceType,
  forbiddenGatewayHostname,
  forbiddenIngressBackend,
  forbiddenIngressClass,
  forbiddenIngressHost,
  forbiddenIngressPath,
  forbiddenIngressReference,
  forbiddenLabel,
  forbiddenListenerField,
  forbiddenName,
  forbiddenPoolAddress,
  forbiddenPortName,
  forbiddenQualifiedName,
  forbiddenSecretData,
  forbiddenSourceRange,
  forbiddenUnknownField,
  forbiddenValue,
  ignoredAnnotationName,
  ignoredAnnotationPlace,
  ignoredEndpointAddress,
  ignoredExemption,
  ignoredHeadlessPort,
  ignoredIngressAnnotation,
  ignoredIngressClass,
  ignoredLoadBalancerAnnotation,
  ignoredPassthroughPath,
  ignoredReadinessProbe,
  ignoredServiceAnnotation,
  ignoredServiceField,
  ignoredSessionAffinity,
  mismatchedAddressType,
  mismatchedAliasCertificate,
  mismatchedAliasPort,
  mismatchedAnnotationPair,
  mismatchedAnnotationValue,
  mismatchedBackendProtocol,
  mismatchedCaCertificate,
  mismatchedClassAnnotation,
  mismatchedClusterIps,
  mismatchedExternalHost,
  mismatchedHeadlessSelector,
  mismatchedHealthProbe,
  mismatchedImageUser,
  mismatchedIpFamilies,
  mismatchedListenerKind,
  mismatchedListeningPort,
  mismatchedMeshHost,
  mismatchedNodeMapping,
  mismatchedOwnPath,
  mismatchedPodLabels,
  mismatchedPolicyBlock,
  mismatchedPolicyLabels,
  mismatchedPolicyPort,
  mismatchedPortProtocol,
  mismatchedProbePort,
  mismatchedProbeScheme,
  mismatchedProtocolName,
  mismatchedProxyProtocol,
  mismatchedRedirectListener,
  mismatchedReferenceKind,
  mismatchedRewriteTarget,
  mismatchedRouteHostname,
  mismatchedRouteKind,
  mismatchedRouteNamespace,
  mismatchedRouteProtocol,
  mismatchedSelectedPods,
  mismatchedServiceLink,
  mismatchedSessionAffinity,
  mismatchedSlicePort,
  mismatchedSourceRange,
  mismatchedTargetPort,
  mismatchedTargetProtocol,
  mismatchedTlsSecret,
  missingAdvertisement,
  missingAliasService,
  missingAnnotatedPort,
  missingBackendPort,
  missingBackendRefPort,
  missingBackendService,
  missingBackendTlsPolicy,
  missingCanaryMain,
  missingCertificateGrant,
  missingCertificateName,
  missingConfiguration,
  missingCredentials,
  missingDnsEgress,
  missingEndpointPortNumber,
  missingEndpointsPort,
  missingEndpointsService,
  missingEntryPoint,
  missingField,
  missingGatewayListener,
  missingGrpcTls,
  missingHeadlessService,
  missingHostNamespace,
  missingHostPort,
  missingIngressAction,
  missingIngressAddress,
  missingIngressClass,
  missingIngressRule,
  missingKey,
  missingListenerCertificate,
  missingLoadBalancerAddress,
  missingMiddleware,
  missingMonitoredPort,
  missingNamedPod,
  missingNamedPort,
  missingNamedService,
  missingNodePort,
  missingOwnPart,
  missingParentGateway,
  missingPeerAddresses,
  missingPodSelector,
  missingPortName,
  missingProbePort,
  missingProxiedService,
  missingReadinessProbe,
  missingReadyNode,
  missingReadyPods,
  missingReferenceGrant,
  missingReferencedObject,
  missingReferencedPort,
  missingReferencedService,
  missingReplicas,
  missingRoutePort,
  missingRouteService,
  missingSelector,
  missingServerName,
  missingServiceVariable,
  missingSrvPort,
  missingStreamPort,
  missingSubdomainService,
  missingSubset,
  missingTargetPort,
  missingTlsSecret,
  missingVolume,
  outsideRangeHealthCheckPort,
  outsideRangeLength,
  outsideRangeNodePort,
  outsideRangeNumber,
  outsideRangePodName,
  outsideRangePoolAddress,
  outsideRangePort,
  uncoveredChallenge,
  uncoveredConnection,
  uncoveredServicePort,
  uncoveredTlsHost,
  uncoveredWayIn,
  unreachableAdvertisedListener,
  unreachableClusterDns,
  unreachableClusterIp,
  unreachableEndpoints,
  unreachableExternalName,
  unreachableGateway,
  unreachableHostPort,
  unreachableIngressPath,
  unreachableListenerProtocol,
  unreachableListenerSet,
  unreachableLoadBalancerIp,
  unreachableLocalTraffic,
  unreachableLocalhost,
  unreachableLoopback,
  unreachablePathPattern,
  unreachableProbeHost,
  unreachableRoute,
  unreachableRouteBackend,
  unreachableSelection,
  unreachableSelector,
  unreachableStartHook,
  unreachableSubset,
};

export const RULES: readonly Rule[] = Object.values(BY_NAME);

/** The ids of the rules, which are their names with hyphens: `missing-target-port` is that of `missingTargetPort`. */
export type RuleId = Hyphenated<keyof typeof BY_NAME>;

type Hyphenated<Name extends string, Before extends string = ''> = Name extends `${infer Letter}${infer Rest}`
  ? Hyphenated<Rest, `${Before}${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}`>
  : Before;
