import { onFirstUse } from '../../values/on-first-use';
import type { Parser } from '../../values/parser';
import { type AnnotationFacts, type AnnotationTable, each, withPrefix } from '../annotations/annotation-fact';
import { SECRET_ANYWHERE } from '../annotations/named-by-value';
import {
  cidrList,
  either,
  flag,
  haproxyTime,
  integer,
  namespacedName,
  portText,
  shaped,
  words,
  wordsOfAnyCase,
} from '../annotations/value-forms';

export const SOURCE = 'https://haproxy-ingress.github.io/docs/configuration/keys/';

export const PREFIX = 'haproxy-ingress.github.io/';

const onIngress = { on: ['Ingress'] as const };

/** Keys of scope Backend and Path are read on the Ingress and on the Service. */
const onBoth = { on: ['Ingress', 'Service'] as const };

/** What begins with "!" is an exception to the others: configuration/keys, Allowlist. */
const sources: Parser<unknown> = (input) =>
  cidrList(typeof input === 'string' ? input.replace(/(^|,)\s*!/g, '$1') : input);

/** A Secret, or a file of the proxy: configuration/keys, auth-secret. */
const secretOrFile = either(shaped(/^file:\/\//, 'a file such as "file:///etc/users"'), namespacedName);

/** The keys of pkg/converters/ingress/types/annotations.go that are not for the whole proxy. */
const known = (): AnnotationFacts => ({
  ...each(
    ['auth-tls-strict', 'ssl-always-add-https', 'ssl-always-follow-redirect', 'ssl-passthrough', 'var-namespace'],
    {
      ...onIngress,
      value: flag,
    },
  ),
  ...each(
    [
      'assign-backend-server-id',
      'auth-tls-cert-header',
      'cors-allow-credentials',
      'cors-enable',
      'hsts',
      'hsts-include-subdomains',
      'hsts-preload',
      'secure-backends',
      'service-upstream',
      'session-cookie-dynamic',
      'session-cookie-preserve',
      'session-cookie-same-site',
      'session-cookie-shared',
      'ssl-fingerprint-lower',
      'ssl-redirect',
    ],
    { ...onBoth, value: flag },
  ),
  ...each(
    [
      'agent-check-interval',
      'backend-check-interval',
      'health-check-interval',
      'timeout-connect',
      'timeout-http-request',
      'timeout-keep-alive',
      'timeout-queue',
      'timeout-server',
      'timeout-server-fin',
      'timeout-tunnel',
    ],
    { ...onBoth, value: haproxyTime },
  ),
  ...each(
    [
      'backend-server-slots-increment',
      'cors-max-age',
      'health-check-fall-count',
      'health-check-rise-count',
      'hsts-max-age',
      'initial-weight',
      'limit-connections',
      'limit-rps',
      'maxconn-server',
      'maxqueue-server',
      'slots-min-free',
    ],
    { ...onBoth, value: integer(0) },
  ),
  ...each(['agent-check-port', 'health-check-port'], { ...onBoth, value: portText }),
  ...each(['allowlist-source-range', 'denylist-source-range', 'whitelist-source-range'], {
    ...onBoth,
    value: sources,
  }),
  'limit-whitelist': { ...onBoth, value: cidrList },
  ...each(['auth-secret', 'secure-crt-secret', 'secure-verify-ca-secret'], {
    ...onBoth,
    value: secretOrFile,
    names: SECRET_ANYWHERE,
  }),
  'auth-tls-secret': { ...onIngress, value: secretOrFile, names: SECRET_ANYWHERE },
  affinity: { ...onBoth, value: words('cookie') },
  'auth-tls-verify-client': { ...onIngress, value: words('off', 'optional', 'on', 'optional_no_ca') },
  'backend-protocol': {
    ...onBoth,
    value: wordsOfAnyCase('h1', 'h2', 'h1-ssl', 'h2-ssl', 'grpc', 'grpcs', 'http', 'https', 'fcgi', 'fcgi-ssl'),
  },
  'backend-server-naming': { ...onBoth, value: words('sequence', 'seq', 'ip', 'pod') },
  'blue-green-mode': { ...onBoth, value: words('pod', 'deploy') },
  'dynamic-scaling': { ...onBoth, value: wordsOfAnyCase('None', 'Slots', 'Add', 'true', 'false') },
  'path-type': { ...onBoth, value: wordsOfAnyCase('exact', 'prefix', 'begin', 'regex') },
  'proxy-body-size': { ...onBoth, value: shaped(/^\d+[kmg]?$|^unlimited$/i, 'a size such as "8m", or "unlimited"') },
  'proxy-protocol': { ...onBoth, value: words('no', 'v1', 'v2', 'v2-ssl', 'v2-ssl-cn') },
  'session-cookie-strategy': { ...onBoth, value: words('insert', 'prefix', 'rewrite') },
  'session-cookie-value-strategy': { ...onBoth, value: words('server-name', 'pod-uid') },
  waf: { ...onBoth, value: words('modsecurity') },
  'waf-mode': { ...onBoth, value: words('deny', 'detect'), needs: 'waf' },
  'tcp-service-port': { ...onIngress, value: portText },
  'http-response-*': onBoth,
  ...each(
    [
      'acme-preferred-chain',
      'app-root',
      'auth-tls-error-page',
      'bind-fronting-proxy',
      'bind-http',
      'bind-http-passthrough',
      'bind-https',
      'bind-ip-addr-http',
      'cert-signer',
      'config-tcp-service',
      'http-frontend',
      'http-passthrough',
      'redirect-from',
      'redirect-from-code',
      'redirect-from-regex',
      'redirect-to-code',
      'server-alias',
      'server-alias-regex',
      'ssl-cipher-suites',
      'ssl-ciphers',
      'ssl-options-host',
      'ssl-passthrough-http-port',
      'tcp-service-log-format',
      'tcp-service-proxy-protocol',
      'tls-alpn',
      'use-forwarded-proto',
      'use-proxy-protocol',
    ],
    onIngress,
  ),
  ...each(
    [
      'agent-check-addr',
      'agent-check-send',
      'allowlist-source-header',
      'auth-external-placement',
      'auth-headers-fail',
      'auth-headers-request',
      'auth-headers-succeed',
      'auth-method',
      'auth-realm',
      'auth-signin',
      'auth-url',
      'balance-algorithm',
      'blue-green-balance',
      'blue-green-cookie',
      'blue-green-deploy',
      'blue-green-header',
      'config-backend',
      'config-backend-early',
      'config-backend-late',
      'cors-allow-headers',
      'cors-allow-methods',
      'cors-allow-origin',
      'cors-allow-origin-regex',
      'cors-expose-headers',
      'fcgi-app',
      'headers',
      'health-check-addr',
      'health-check-uri',
      'http-header-match',
      'http-header-match-regex',
      'oauth',
      'oauth-headers',
      'oauth-uri-prefix',
      'peers-table',
      'redirect-to',
      'request-add-headers',
      'request-del-headers',
      'request-set-headers',
      'response-add-headers',
      'response-del-headers',
      'response-set-headers',
      'rewrite-target',
      'secure-sni',
      'secure-verify-hostname',
      'session-cookie-domain',
      'session-cookie-keywords',
      'session-cookie-name',
      'source-address-intf',
      'ssl-cipher-suites-backend',
      'ssl-ciphers-backend',
      'ssl-fingerprint-sha2-bits',
      'ssl-options-backend',
      'use-resolver',
    ],
    onBoth,
  ),
});

/** What it reads of annotations. */
export const ANNOTATIONS: AnnotationTable = {
  reader: 'HAProxy Ingress',
  source: SOURCE,
  prefixes: [PREFIX],
  facts: onFirstUse(() => withPrefix(PREFIX, known())),
};
