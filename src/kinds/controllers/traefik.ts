import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { flag, integer, shaped, words, wordsOfAnyCase } from '../annotations/value-forms';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE = 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/';

const PREFIX = 'traefik.ingress.kubernetes.io/';

const onIngress = { on: ['Ingress'] as const };
const onService = { on: ['Service'] as const };

/** Traefik decodes them into RouterConfig and ServiceConfig of pkg/provider/kubernetes/ingress/annotations.go. */
const facts: AnnotationFacts = withPrefix(PREFIX, {
  ...each(['router.entrypoints', 'router.tls.certresolver', 'router.tls.options'], onIngress),
  'router.middlewares': {
    ...onIngress,
    isList: true,
    value: shaped(
      /^\s*[^,@\s]+@[a-z]+(\s*,\s*[^,@\s]+@[a-z]+)*\s*$/,
      'middlewares with their provider, such as "shop-auth@kubernetescrd"',
      'write the namespace and a dash before the name, and "@kubernetescrd" behind it',
    ),
  },
  'router.pathmatcher': { ...onIngress, value: words('Path', 'PathPrefix', 'PathRegexp') },
  'router.priority': { ...onIngress, value: integer(Number.MIN_SAFE_INTEGER) },
  'router.rulesyntax': { ...onIngress, value: words('v2', 'v3') },
  'router.tls': { ...onIngress, value: flag },
  'router.tls.domains.*': onIngress,
  'router.observability.*': onIngress,
  'service.nativelb': { ...onService, value: flag },
  'service.nodeportlb': { ...onService, value: flag },
  'service.passhostheader': { ...onService, value: flag },
  'service.serversscheme': { ...onService, value: wordsOfAnyCase('http', 'https', 'h2c') },
  'service.serverstransport': onService,
  'service.sticky.cookie': { ...onService, value: flag },
  ...each(['service.sticky.cookie.httponly', 'service.sticky.cookie.secure'], { ...onService, value: flag }),
  'service.sticky.cookie.maxage': { ...onService, value: integer(Number.MIN_SAFE_INTEGER) },
  'service.sticky.cookie.samesite': { ...onService, value: wordsOfAnyCase('none', 'lax', 'strict') },
  ...each(['service.sticky.cookie.domain', 'service.sticky.cookie.name', 'service.sticky.cookie.path'], onService),
  // Of Traefik 1, which shares one path among Services by weight.
  ...each(['service-weights', 'service.weights', 'frontend-entry-points', 'redirect-entry-point'], onIngress),
});

/** Traefik 3. */
export const traefik: IngressControllerFacts = {
  id: 'traefik',
  name: 'Traefik',
  source: SOURCE,
  claims: /^traefik\.io\//,
  classes: ['traefik'],
  annotations: { reader: 'Traefik', source: SOURCE, prefixes: [PREFIX], facts, ignoresCase: true },
  reaches: ['pods', 'cluster IP', 'node ports'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [`${PREFIX}service.nativelb`, `${PREFIX}service.nodeportlb`],
  oneProxy: true,
  // Certificates are taken from `spec.tls`, but TLS ends only where an entry point or this annotation says so.
  certificates: {
    secrets: true,
    anySecretType: true,
    ownCertificate: 'default',
    annotations: { [`${PREFIX}router.tls`]: 'true' },
    annotationsForOwn: { [`${PREFIX}router.tls`]: 'true' },
  },
  speaks: ['HTTP', 'HTTPS', 'H2C', 'GRPC', 'HTTP2', 'GRPCS'],
  readsAppProtocol: {},
  // getProtocol: a port 443, or one whose name begins with "https", is spoken to in TLS.
  readsPortNames: true,
  protocolAnnotations: [`${PREFIX}service.serversscheme`],
  takesTargetPorts: false,
  // buildRule of pkg/provider/kubernetes/ingress, unless the provider is told strictPrefixMatching.
  prefixes: 'letters',
  // GetRulePriority of pkg/muxer/http: `Path("/a")` against `PathPrefix("/a")`.
  mostLettersWin: { exact: 8, prefix: 14, rankAnnotation: `${PREFIX}router.priority` },
  ownPaths: 'pattern or letters',
  // The default backend of an Ingress with rules is not looked at: loadConfigurationFromIngresses.
  defaultBackends: 'without routes only',
  resourceBackends: false,
};
