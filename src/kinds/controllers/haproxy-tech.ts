import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { SECRET_ANYWHERE } from '../annotations/named-by-value';
import { haproxyTime, integer, namespacedName, shaped, words, wordsOfAnyCase } from '../annotations/value-forms';
import { hostIn } from './habits';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE = 'https://github.com/haproxytech/kubernetes-ingress/blob/master/documentation/annotations.md';

/** Two names for the same annotations, and a third that others use as well. */
const PREFIXES = ['haproxy.org/', 'haproxy.com/'];

/** GetBoolValue of pkg/utils: Go's words, and four that are deprecated. */
const yesOrNo = wordsOfAnyCase('true', 'false', '1', '0', 't', 'f', 'enabled', 'on', 'disabled', 'off');

const onIngress = { on: ['Ingress'] as const };
const onBoth = { on: ['Ingress', 'Service'] as const };
const onService = { on: ['Service'] as const };

const known = (): AnnotationFacts => ({
  ...each(['cors-enable', 'cors-allow-credentials', 'cors-respond-to-options', 'ssl-redirect'], {
    ...onIngress,
    value: yesOrNo,
  }),
  ...each(['abortonclose', 'check', 'forwarded-for', 'server-ssl', 'ssl-passthrough', 'standalone-backend'], {
    ...onBoth,
    value: yesOrNo,
  }),
  ...each(['check-interval', 'timeout-check', 'timeout-server'], {
    ...onBoth,
    value: haproxyTime,
  }),
  ...each(['cors-max-age', 'rate-limit-period'], { ...onIngress, value: haproxyTime }),
  ...each(['pod-maxconn', 'scale-server-slots'], { ...onBoth, value: integer(1) }),
  ...each(['rate-limit-requests', 'request-capture-len', 'ssl-redirect-port'], { ...onIngress, value: integer(1) }),
  'ssl-redirect-code': { ...onIngress, value: words('301', '302', '303', '307', '308') },
  'request-redirect-code': { ...onIngress, value: words('301', '302', '303', '307', '308') },
  'server-proto': { ...onBoth, value: words('h2') },
  'send-proxy-protocol': {
    ...onBoth,
    value: words('proxy', 'proxy-v1', 'proxy-v2', 'proxy-v2-ssl', 'proxy-v2-ssl-cn'),
  },
  'auth-type': { ...onIngress, value: words('basic-auth') },
  'auth-secret': { ...onIngress, value: namespacedName, names: SECRET_ANYWHERE },
  ...each(['server-ca', 'server-crt'], {
    ...onBoth,
    value: namespacedName,
    names: SECRET_ANYWHERE,
  }),
  'set-host': onIngress,
  'path-rewrite': {
    ...onIngress,
    value: shaped(/\S/, 'a regular expression and what replaces it, such as "/shop/(.*) /\\1"'),
  },
  // Releases up to 3.2 read it on the Ingress as well, newer ones on the Service alone.
  'cookie-persistence': onBoth,
  'cookie-persistence-no-dynamic': onBoth,
  'route-acl': onService,
  ...each(['backend-config-snippet', 'check-http', 'load-balance'], onBoth),
  ...each(
    [
      'allow-list',
      'auth-realm',
      'blacklist',
      'cors-allow-headers',
      'cors-allow-methods',
      'cors-allow-origin',
      'deny-list',
      'rate-limit-size',
      'rate-limit-status-code',
      'rate-limit-whitelist',
      'request-capture',
      'request-redirect',
      'request-set-header',
      'response-set-header',
      'src-ip-header',
      'whitelist',
    ],
    onIngress,
  ),
});

const facts = onFirstUse<AnnotationFacts>(() =>
  Object.assign({}, ...PREFIXES.map((prefix) => withPrefix(prefix, known()))),
);

/** HAProxy Technologies' ingress controller. */
export const haproxyTech: IngressControllerFacts = {
  id: 'haproxy-tech',
  name: "HAProxy Technologies' ingress controller",
  source: SOURCE,
  controllerName: /^haproxy\.(org|com)\//,
  classes: ['haproxy'],
  annotations: {
    reader: "HAProxy Technologies' ingress controller",
    source: SOURCE,
    prefixes: PREFIXES,
    facts,
  },
  reaches: ['pods'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [],
  oneProxy: true,
  certificates: { secrets: true, ownCertificate: 'default' },
  speaks: ['HTTP', 'HTTPS', 'GRPC', 'H2C', 'HTTP2', 'GRPCS'],
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: PREFIXES.flatMap((prefix) => [
    `${prefix}server-ssl`,
    `${prefix}server-proto`,
    `${prefix}ssl-passthrough`,
  ]),
  takesTargetPorts: false,
  // pkg/route/route.go: a map of beginnings, to which no slash is added.
  ownPaths: 'letters',
  passthroughAnnotation: 'haproxy.org/ssl-passthrough',
  tellsApartBy: PREFIXES.map((prefix) => `${prefix}backend-config-snippet`),
  // ReqSetHost of pkg/annotations/ingress/reqSetHost.go; a header that is set has its say before the backend is chosen.
  hostSettings: PREFIXES.flatMap((prefix) => [
    prefix === PREFIXES[0] ? hostIn(`${prefix}set-host`) : { key: `${prefix}set-host` },
    { key: `${prefix}request-set-header`, values: /^[ \t]*host\s/im },
    { key: `${prefix}backend-config-snippet` },
  ]),
  image: /(^|\/)haproxytech\/kubernetes-ingress(:|@|$)/,
  expectsProxyBy: {
    inConfigMap: { flag: /^--configmap$/, key: 'proxy-protocol', values: /\d/ },
    source:
      'https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/configmap/#proxy-protocol',
  },
  // setupHAProxyRules of pkg/controller/controller.go: `host_match` is the host itself, or else its wildcard, and paths are looked up
  // behind it. SetDefaultBackend of pkg/service/service.go sets that of the whole frontend.
  hostFirst: 'by paths',
  defaultBackends: 'beside routes',
  resourceBackends: false,
};
