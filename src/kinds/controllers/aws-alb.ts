import { Complaint } from '../../values/complaint';
import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { namedHealthPort, SERVICES_OF_ACTION } from '../annotations/named-by-value';
import {
  attributeList,
  cidrList,
  commaList,
  either,
  flag,
  integer,
  jsonList,
  jsonObject,
  portText,
  shaped,
  words,
} from '../annotations/value-forms';
import { CERTIFICATE_ARN } from './alb-certificates';
import { FIRST_IN_GROUP, GROUP_NAME, GROUP_NAME_IN_WORDS, LAST_IN_GROUP } from './alb-groups';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/';

const PREFIX = 'alb.ingress.kubernetes.io/';

const onIngress = { on: ['Ingress'] as const };

/** What describes a target group is read on the Service as well, which has the last word. */
const onBoth = { on: ['Ingress', 'Service'] as const };

const groupName = shaped(GROUP_NAME, GROUP_NAME_IN_WORDS, 'shorten or correct it');

const arn = shaped(/^arn:[a-z-]+:/, 'an ARN such as "arn:aws:acm:eu-central-1:…"', 'copy it from the console of AWS');

/**
 * What is wrong where the ports to listen at are written and HTTPS is not among them, though it is needed; of a group,
 * another Ingress may have it. buildListenRulesForIngress and buildTargetGroupSpec of pkg/ingress fail without it.
 */
function withoutHttps(all: Readonly<Record<string, string>>, port?: number): Complaint | undefined {
  const ports = all[`${PREFIX}listen-ports`];
  const wanted = port === undefined ? /"HTTPS"/ : new RegExp(`"HTTPS"\\s*:\\s*${port}\\b`);
  return ports === undefined || all[`${PREFIX}group.name`] !== undefined || wanted.test(ports)
    ? undefined
    : new Complaint(
        `${PREFIX}listen-ports ${ports}, which has no ${port === undefined ? 'HTTPS' : `HTTPS at ${port}`}`,
        'a listener for HTTPS, which this needs',
        `add {"HTTPS": ${port ?? 443}} there`,
      );
}

const balancer = (): AnnotationFacts => ({
  ...each(
    ['manage-backend-security-group-rules', 'shield-advanced-protection', 'use-regex-path-match', 'create-acm-cert'],
    { ...onIngress, value: flag },
  ),
  'group.name': { ...onIngress, value: groupName },
  // The IngressClassParams of its class may name the group instead: loadGroupID of pkg/ingress/group_loader.go.
  'group.order': { ...onIngress, value: integer(FIRST_IN_GROUP, LAST_IN_GROUP) },
  'ip-address-type': { ...onIngress, value: words('ipv4', 'dualstack', 'dualstack-without-public-ipv4') },
  scheme: { ...onIngress, value: words('internal', 'internet-facing') },
  'load-balancer-attributes': { ...onIngress, value: attributeList, isList: true },
  'minimum-load-balancer-capacity': { ...onIngress, value: attributeList },
  'listen-ports': { ...onIngress, value: jsonList },
  'ssl-redirect': { ...onIngress, value: portText, clash: (port, all) => withoutHttps(all, Number(port)) },
  'ssl-policy': onIngress,
  'inbound-cidrs': { ...onIngress, value: cidrList },
  'certificate-arn': { ...onIngress, value: commaList(arn), isList: true },
  'acm-pca-arn': { ...onIngress, value: arn },
  'wafv2-acl-arn': { ...onIngress, value: either(words('none'), arn) },
  'mutual-authentication': { ...onIngress, value: jsonList },
  'jwt-validation': { ...onIngress, value: jsonObject },
  ...each(
    [
      'customer-owned-ipv4-pool',
      'dry-run-plan',
      'ipam-ipv4-pool-id',
      'load-balancer-name',
      'security-group-prefix-lists',
      'security-groups',
      'subnets',
      'waf-acl-id',
      'wafv2-acl-name',
      'web-acl-id',
    ],
    onIngress,
  ),
  'actions.*': { ...onIngress, namesServices: true, value: jsonObject, names: SERVICES_OF_ACTION },
  'conditions.*': { ...onIngress, namesServices: true, value: jsonList },
  'transforms.*': { ...onIngress, namesServices: true, value: jsonList },
  'listener-attributes.*': { ...onIngress, value: attributeList },
  'target-control-port.*': { ...onIngress, value: portText },
  'frontend-nlb-*': onIngress,
  'enable-frontend-nlb': { ...onIngress, value: flag },
});

const targetGroup = (): AnnotationFacts => ({
  'target-type': { ...onBoth, value: words('instance', 'ip') },
  'backend-protocol': { ...onBoth, value: words('HTTP', 'HTTPS') },
  'backend-protocol-version': {
    ...onBoth,
    value: words('HTTP1', 'HTTP2', 'GRPC'),
    clash: (version, all) => (version === 'GRPC' ? withoutHttps(all) : undefined),
  },
  'target-group-attributes': { ...onBoth, value: attributeList, isList: true },
  'target-node-labels': { ...onBoth, value: attributeList },
  tags: { ...onBoth, value: attributeList },
  'multi-cluster-target-group': { ...onBoth, value: flag },
  // buildTargetGroupHealthCheckPort of pkg/ingress looks a name up in each Service of the Ingress, and gives up without it.
  'healthcheck-port': { ...onBoth, ports: namedHealthPort },
  'healthcheck-protocol': { ...onBoth, value: words('HTTP', 'HTTPS') },
  'healthcheck-path': { ...onBoth, value: shaped(/^\//, 'a path that starts with "/"', 'write "/" before it') },
  // Their ranges: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
  'healthcheck-interval-seconds': { ...onBoth, value: integer(5, 300, 's') },
  'healthcheck-timeout-seconds': { ...onBoth, value: integer(2, 120, 's') },
  'healthy-threshold-count': { ...onBoth, value: integer(2, 10) },
  'unhealthy-threshold-count': { ...onBoth, value: integer(2, 10) },
  'success-codes': {
    ...onBoth,
    value: shaped(/^\d{1,3}([-,]\d{1,3})*$/, 'codes such as "200", "200,201" or "200-299"', 'correct the codes'),
  },
  'auth-type': { ...onBoth, value: words('none', 'oidc', 'cognito') },
  'auth-idp-cognito': { ...onBoth, value: jsonObject },
  'auth-idp-oidc': { ...onBoth, value: jsonObject },
  'auth-on-unauthenticated-request': { ...onBoth, value: words('authenticate', 'allow', 'deny') },
  'auth-session-timeout': { ...onBoth, value: integer(1, 604_800, 's') },
  ...each(['auth-scope', 'auth-session-cookie'], onBoth),
});

/** The AWS Load Balancer Controller as far as it makes Application Load Balancers of Ingresses. */
export const awsAlb: IngressControllerFacts = {
  id: 'aws-alb',
  name: 'the AWS Load Balancer Controller',
  source: SOURCE,
  controllerName: /^(ingress\.k8s\.aws|eks\.amazonaws\.com)\/alb$/,
  classes: ['alb'],
  annotations: {
    reader: 'the AWS Load Balancer Controller',
    source: SOURCE,
    prefixes: [PREFIX],
    facts: onFirstUse(() => withPrefix(PREFIX, { ...balancer(), ...targetGroup() })),
  },
  // Targets of type instance need node ports: buildTargetGroupPort of pkg/ingress/model_build_target_group.go says "TargetGroup port
  // is empty" without. The flag --default-target-type (pkg/config/controller_config.go) and IngressClassParams change the default.
  reaches: ['node ports', 'pods'],
  reachesByDefault: 'node ports',
  podsAnnotation: { key: `${PREFIX}target-type`, value: 'ip' },
  choosesPods: true,
  throughService: [],
  // stickiness.lb_cookie.duration_seconds: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
  longestCookie: 604_800,
  oneProxy: false,
  groupAnnotation: `${PREFIX}group.name`,
  // computeIngressListenPortConfigByPort of pkg/ingress/model_build_listener.go makes a listener for HTTPS where certificates are
  // named; to have one found by host (guide/ingress/cert_discovery) it must be asked for.
  certificates: {
    secrets: false,
    insteadOfSecrets: 'AWS Certificate Manager',
    ownCertificate: 'found by host',
    namedBy: [CERTIFICATE_ARN],
    annotationsForOwn: { [`${PREFIX}listen-ports`]: '[{"HTTPS":443}]' },
  },
  speaks: ['HTTP', 'HTTPS', 'GRPC', 'H2C', 'HTTP2', 'GRPCS'],
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: [`${PREFIX}backend-protocol`, `${PREFIX}backend-protocol-version`],
  // LookupServicePort of pkg/k8s/service_utils.go compares names and numbers of the Service.
  takesTargetPorts: false,
  // buildPathPatternsForImplementationSpecificPathType hands the path on as a pattern of the load balancer.
  ownPaths: 'wildcards',
  // guide/ingress/spec: Exact, then Prefix by length, then ImplementationSpecific as they are listed.
  ownPathsLast: true,
  // TransformTypeHostHeaderRewrite of pkg/ingress/config_types.go
  hostSettings: [{ key: `${PREFIX}transforms.*`, values: /host-header-rewrite/, cure: `${PREFIX}transforms.*` }],
  actionsPrefix: `${PREFIX}actions.`,
  defaultBackends: 'beside routes',
  resourceBackends: false,
  runsOutside: true,
};
