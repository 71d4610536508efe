import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { flag, integer, portText, shaped, wordsOfAnyCase } from '../annotations/value-forms';
import { hostIn } from './habits';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE = 'https://azure.github.io/application-gateway-kubernetes-ingress/annotations/';

const PREFIX = 'appgw.ingress.kubernetes.io/';

const onIngress = { on: ['Ingress'] as const };

/** The keys of pkg/annotations/ingress_annotations.go, which takes priorities up to 20000 (`RequestRoutingRulePriority`). */
const known = (): AnnotationFacts => ({
  ...each(
    [
      'connection-draining',
      'cookie-based-affinity',
      'cookie-based-affinity-distinct-name',
      'ssl-redirect',
      'use-private-ip',
    ],
    { ...onIngress, value: flag },
  ),
  ...each(
    [
      'connection-draining-timeout',
      'health-probe-interval',
      'health-probe-timeout',
      'health-probe-unhealthy-threshold',
      'request-timeout',
    ],
    { ...onIngress, value: integer(1) },
  ),
  'health-probe-port': { ...onIngress, value: portText },
  'health-probe-path': { ...onIngress, value: shaped(/^\//, 'a path that starts with "/"', 'write "/" before it') },
  'override-frontend-port': { ...onIngress, value: integer(1, 64_999) },
  'rule-priority': { ...onIngress, value: integer(1, 20_000) },
  'backend-protocol': { ...onIngress, value: wordsOfAnyCase('http', 'https') },
  ...each(
    [
      'appgw-ssl-certificate',
      'appgw-ssl-profile',
      'appgw-trusted-root-certificate',
      'backend-hostname',
      'backend-path-prefix',
      'health-probe-hostname',
      'health-probe-status-codes',
      'hostname-extension',
      'rewrite-rule-set',
      'rewrite-rule-set-custom-resource',
      'waf-policy-for-path',
    ],
    onIngress,
  ),
});

const facts = onFirstUse(() => withPrefix(PREFIX, known()));

/** Azure's Application Gateway Ingress Controller. */
export const azureAgic: IngressControllerFacts = {
  id: 'azure-agic',
  name: "Azure's Application Gateway Ingress Controller",
  source: SOURCE,
  controllerName: /^azure\/application-gateway/,
  // IsIngressClass of pkg/k8scontext/context.go takes one by annotation, the other by the name of the IngressClass.
  classes: ['azure/application-gateway', 'azure-application-gateway'],
  annotations: { reader: "Azure's Application Gateway Ingress Controller", source: SOURCE, prefixes: [PREFIX], facts },
  // newBackendPool of pkg/appgw/backendaddresspools.go fills its pools with the addresses of Endpoints.
  reaches: ['pods'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [],
  oneProxy: true,
  certificates: { secrets: true, ownCertificate: 'none', namedBy: [`${PREFIX}appgw-ssl-certificate`] },
  speaks: ['HTTP', 'HTTPS'],
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: [`${PREFIX}backend-protocol`],
  // resolveBackendPort of pkg/appgw/backendhttpsettings.go looks for the number among the target ports as well.
  takesTargetPorts: true,
  // preparePathFromPathType of pkg/appgw/requestroutingrules.go writes a star behind a Prefix, without a slash between them, and
  // hands other paths on; isPathCatchAll takes "/" of any type for all paths.
  ownPaths: 'wildcards',
  prefixes: 'letters',
  rootTakesAll: true,
  // https://learn.microsoft.com/azure/application-gateway/url-route-overview: "rules are processed in the order they are listed".
  // getPathRules lists them as they are written, mergePathMap those of several Ingresses as ByIngressName of pkg/sorter sorts them.
  pathsInOrder: true,
  tellsApartBy: [`${PREFIX}rule-priority`],
  // generateHTTPSettings of pkg/appgw/backendhttpsettings.go, which with a root certificate has the name of the backend asked for;
  // a set of rewrite rules may set any header.
  hostSettings: [
    hostIn(`${PREFIX}backend-hostname`),
    { key: `${PREFIX}appgw-trusted-root-certificate` },
    { key: `${PREFIX}rewrite-rule-set` },
    { key: `${PREFIX}rewrite-rule-set-custom-resource` },
  ],
  // getDefaultFromRule of pkg/appgw/requestroutingrules.go: it is that of the path map of a listener, which is for the host of a rule.
  defaultBackends: 'at its hosts',
  resourceBackends: false,
  runsOutside: true,
};
