import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { flag, integer, shaped, words, wordsOfAnyCase } from '../annotations/value-forms';
import { MIDDLEWARE, ROUTES } from '../references/traefik';
import type { IngressControllerFacts, IngressRoute } from './ingress-controller-facts';
import { FORMER_KEYS_OF_TRAEFIK } from './traefik-former-keys';

const SOURCE = 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/';

const PREFIX = 'traefik.ingress.kubernetes.io/';
const PRIORITY = `${PREFIX}router.priority`;

const onIngress = { on: ['Ingress'] as const };
const onService = { on: ['Service'] as const };

const middlewares = shaped(
  /^\s*[^,@\s]+@[a-z]+(\s*,\s*[^,@\s]+@[a-z]+)*\s*$/,
  'middlewares with their provider, such as "shop-auth@kubernetescrd"',
  'write the namespace and a dash before the name, and "@kubernetescrd" behind it',
);

/** Traefik decodes them into RouterConfig and ServiceConfig of pkg/provider/kubernetes/ingress/annotations.go. */
const known = (): AnnotationFacts => ({
  ...each(['router.entrypoints', 'router.tls.certresolver', 'router.tls.options'], onIngress),
  'router.middlewares': { ...onIngress, isList: true, value: middlewares },
  'router.pathmatcher': { ...onIngress, value: words('Path', 'PathPrefix', 'PathRegexp') },
  'router.priority': { ...onIngress, value: integer(Number.MIN_SAFE_INTEGER) },
  'router.rulesyntax': { ...onIngress, value: words('v2', 'v3') },
  'router.tls': { ...onIngress, value: flag },
  'router.tls.domains.*': onIngress,
  // RouterObservabilityConfig of pkg/config/dynamic/http_config.go
  ...each(['router.observability.accesslogs', 'router.observability.metrics', 'router.observability.tracing'], {
    ...onIngress,
    value: flag,
  }),
  'router.observability.traceverbosity': { ...onIngress, value: words('minimal', 'detailed') },
  'service.middlewares': { ...onService, isList: true, value: middlewares },
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
});

const facts = onFirstUse(() => withPrefix(PREFIX, known()));

/**
 * The longest rule goes first, unless a priority is given: so `Host(…) && Path(…)` comes after a `PathPrefix(…)` of nearly
 * the same path, and a wildcard, which becomes a regular expression, before the host itself. Rules are written as loadRouter
 * and buildHostRule of pkg/provider/kubernetes/ingress do.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/#priority-calculation
 */
function lengthOfRule({ host, path, pathType, annotations }: IngressRoute): number {
  const priority = Number(annotations.get(PRIORITY) ?? 0);
  if (priority !== 0 && Number.isInteger(priority)) {
    return priority;
  }
  const isOwn = pathType === undefined || pathType === 'ImplementationSpecific';
  const own = annotations.get(`${PREFIX}router.pathmatcher`) ?? 'PathPrefix';
  const matcher = pathType === 'Exact' ? 'Path' : isOwn ? own : 'PathPrefix';
  const parts = [...(host === '' ? [] : [ruleOfHost(host)]), ...(path === '' ? [] : [`${matcher}(\`${path}\`)`])];
  return parts.join(' && ').length;
}

function ruleOfHost(host: string): string {
  return host.startsWith('*.')
    ? `HostRegexp(\`^[a-zA-Z0-9-]+\\.${host.slice(2).replaceAll('.', '\\.')}$\`)`
    : `Host(\`${host}\`)`;
}

/** Traefik 3. */
export const traefik: IngressControllerFacts = {
  id: 'traefik',
  name: 'Traefik',
  source: SOURCE,
  controllerName: /^traefik\.io\//,
  classes: ['traefik'],
  annotations: {
    reader: 'Traefik',
    source: SOURCE,
    prefixes: [PREFIX],
    formerKeys: FORMER_KEYS_OF_TRAEFIK,
    facts,
    ignoresCase: true,
  },
  reaches: ['pods', 'cluster IP', 'node ports'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [`${PREFIX}service.nativelb`, `${PREFIX}service.nodeportlb`],
  oneProxy: true,
  // Certificates are taken from `spec.tls`, but TLS ends only where an entry point or this annotation says so.
  certificates: {
    secrets: true,
    secretTypes: 'any',
    ownCertificate: 'default',
    // GetBestCertificate of pkg/tls/certificate_store.go.
    byName: true,
    annotations: { [`${PREFIX}router.tls`]: 'true' },
    // A router with TLS takes no plain requests: reference/routing-configuration/http/tls/overview.
    httpsOnlyWith: `${PREFIX}router.tls`,
    annotationsForOwn: { [`${PREFIX}router.tls`]: 'true' },
  },
  speaks: ['HTTP', 'HTTPS', 'H2C', 'GRPC', 'HTTP2', 'GRPCS'],
  readsAppProtocol: {},
  // getProtocol: a port 443, or one whose name begins with "https", is spoken to in TLS.
  readsPortNames: true,
  protocolAnnotations: [`${PREFIX}service.serversscheme`],
  takesTargetPorts: false,
  ownPaths: 'pattern or letters',
  ownPathsBy: {
    key: `${PREFIX}router.pathmatcher`,
    values: { path: 'exact', pathprefix: 'letters', pathregexp: 'pattern' },
  },
  // providers.kubernetesIngress.strictPrefixMatching is false unless somebody sets it.
  prefixes: 'letters',
  weigh: lengthOfRule,
  // loadConfigurationFromIngresses of pkg/provider/kubernetes/ingress: "Skipping service: no endpoints found".
  passesOverBackends: { are: 'empty', unless: 'providers.kubernetesIngress.allowEmptyServices' },
  weightAnnotation: PRIORITY,
  // A middleware may send on what it is asked for, and TLS alone what another Ingress answers without.
  tellsApartBy: [
    `${PREFIX}router.entrypoints`,
    `${PREFIX}router.middlewares`,
    `${PREFIX}router.pathmatcher`,
    PRIORITY,
    `${PREFIX}router.tls`,
  ],
  // modifyCustomRequestHeaders of pkg/middlewares/headers/header.go: a middleware may set the Host; and without the header of the
  // client, the server is asked for its own name: reference/routing-configuration/http/load-balancing/service, passHostHeader.
  hostSettings: [
    {
      key: `${PREFIX}service.passhostheader`,
      values: /^(false|f|0)$/i,
      cure: `${PREFIX}service.passhostheader: "false" of the Service`,
    },
    { key: `${PREFIX}router.middlewares` },
    { key: `${PREFIX}service.middlewares` },
  ],
  middlewares: { annotation: `${PREFIX}router.middlewares`, provider: '@kubernetescrd', kind: MIDDLEWARE },
  // reference/install-configuration/entrypoints; it makes one for its dashboard.
  entryPoints: {
    annotation: `${PREFIX}router.entrypoints`,
    kinds: ROUTES,
    own: 'traefik',
    flag: /^--entrypoints\.([\w-]+)\.address=/i,
    file: /^--configfile\b/i,
  },
  image: /(^|\/)traefik(:|@|$)/,
  expectsProxyBy: {
    byFlag: /^--entrypoints\.[^.]+\.proxyprotocol\b/i,
    source:
      'https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/#proxyprotocol-and-load-balancers',
  },
  // The default backend of an Ingress with rules is not looked at: loadConfigurationFromIngresses.
  defaultBackends: 'without routes only',
  resourceBackends: false,
};
