import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { SECRET_HERE } from '../annotations/named-by-value';
import {
  commaList,
  flag,
  integer,
  namespacedName,
  nginxSize,
  nginxTime,
  portText,
  words,
} from '../annotations/value-forms';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE =
  'https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/';

const onIngress = { on: ['Ingress'] as const };

/** The values are those that internal/k8s/validation.go of the controller takes. */
const ofBoth = (): AnnotationFacts => ({
  ...each(
    [
      'hsts',
      'hsts-behind-proxy',
      'hsts-include-subdomains',
      'limit-req-dry-run',
      'limit-req-no-delay',
      'limit-req-scale',
      'proxy-buffering',
      'redirect-to-https',
      'ssl-prefer-server-ciphers',
      'ssl-redirect',
      'use-cluster-ip',
    ],
    { ...onIngress, value: flag },
  ),
  ...each(
    [
      'hsts-max-age',
      'http-redirect-code',
      'keepalive',
      'limit-req-burst',
      'limit-req-delay',
      'limit-req-reject-code',
      'max-conns',
      'max-fails',
      'proxy-next-upstream-tries',
    ],
    { ...onIngress, value: integer(0) },
  ),
  ...each(
    [
      'fail-timeout',
      'proxy-connect-timeout',
      'proxy-next-upstream-timeout',
      'proxy-read-timeout',
      'proxy-send-timeout',
    ],
    { ...onIngress, value: nginxTime },
  ),
  ...each(
    [
      'client-body-buffer-size',
      'client-max-body-size',
      'limit-req-zone-size',
      'proxy-buffer-size',
      'proxy-busy-buffers-size',
      'proxy-max-temp-file-size',
      'upstream-zone-size',
    ],
    { ...onIngress, value: nginxSize },
  ),
  ...each(['listen-ports', 'listen-ports-ssl'], { ...onIngress, value: commaList(portText) }),
  ...each(
    [
      'add-header',
      'add-header-inherit',
      'app-root',
      'basic-auth-realm',
      'custom-http-errors',
      'lb-method',
      'limit-req-key',
      'limit-req-log-level',
      'limit-req-rate',
      'location-snippets',
      'policies',
      'proxy-buffers',
      'proxy-hide-headers',
      'proxy-next-upstream',
      'proxy-pass-headers',
      'proxy-redirect-from',
      'proxy-redirect-to',
      'proxy-set-headers',
      'rewrite-target',
      'server-snippets',
      'server-tokens',
      'ssl-ciphers',
    ],
    onIngress,
  ),
  ...each(['grpc-services', 'rewrites', 'ssl-services', 'sticky-cookie-services', 'websocket-services'], {
    ...onIngress,
    namesServices: true,
  }),
  'basic-auth-secret': { ...onIngress, value: namespacedName, names: SECRET_HERE },
  'mergeable-ingress-type': { ...onIngress, value: words('master', 'minion') },
  'path-regex': { ...onIngress, value: words('case_sensitive', 'case_insensitive', 'exact') },
});

const ofPlus = (): AnnotationFacts => ({
  ...each(['health-checks', 'health-checks-mandatory'], { ...onIngress, value: flag }),
  'health-checks-mandatory-queue': { ...onIngress, value: integer(0) },
  'slow-start': { ...onIngress, value: nginxTime },
  ...each(['jwt-key', 'jwt-login-url', 'jwt-realm', 'jwt-token', 'policies', 'sticky-cookie-services'], onIngress),
});

const facts = onFirstUse<AnnotationFacts>(() => ({
  ...withPrefix('nginx.org/', ofBoth()),
  ...withPrefix('nginx.com/', ofPlus()),
  ...withPrefix('appprotect.f5.com/', {
    ...each(['app-protect-enable', 'app-protect-security-log-enable'], onIngress),
    ...each(['app-protect-policy', 'app-protect-security-log', 'app-protect-security-log-destination'], onIngress),
  }),
  'appprotectdos.f5.com/app-protect-dos-resource': onIngress,
}));

/** F5's NGINX Ingress Controller, another project than the community's ingress-nginx, with other annotations. */
export const f5Nginx: IngressControllerFacts = {
  id: 'f5-nginx',
  name: "F5's NGINX Ingress Controller",
  source: SOURCE,
  controllerName: /^nginx\.(org|com)\//,
  // Both have called their class so.
  classes: ['nginx'],
  wantsClass: true,
  annotations: {
    reader: "F5's NGINX Ingress Controller",
    source: SOURCE,
    prefixes: ['nginx.org/', 'nginx.com/', 'appprotect.f5.com/', 'appprotectdos.f5.com/'],
    facts,
  },
  reaches: ['pods', 'cluster IP'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: ['nginx.org/use-cluster-ip'],
  oneProxy: true,
  certificates: { secrets: true, ownCertificate: 'default' },
  speaks: ['HTTP', 'HTTPS', 'GRPC', 'GRPCS'],
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: ['nginx.org/ssl-services', 'nginx.org/grpc-services', 'nginx.org/location-snippets'],
  takesTargetPorts: false,
  ownPaths: 'pattern or letters',
  ownPathsBy: {
    key: 'nginx.org/path-regex',
    ofAnyType: true,
    values: { case_sensitive: 'pattern', case_insensitive: 'pattern', exact: 'exact' },
  },
  // Minions have the paths of the host of their master.
  tellsApartBy: [
    'nginx.org/listen-ports',
    'nginx.org/listen-ports-ssl',
    'nginx.org/location-snippets',
    'nginx.org/mergeable-ingress-type',
    'nginx.org/server-snippets',
  ],
  // internal/configs/version1/nginx.ingress.tmpl: headers that are asked for stand beside a Host of its own, and snippets say anything.
  hostSettings: [
    { key: 'nginx.org/proxy-set-headers', values: /(^|,)\s*host\b/i },
    { key: 'nginx.org/location-snippets' },
    { key: 'nginx.org/server-snippets' },
  ],
  image: /(^|\/)(nginx\/nginx-ingress|nginx-plus-ingress)(:|@|$)/,
  expectsProxyBy: {
    inConfigMap: { flag: /^--?nginx-configmaps$/, key: 'proxy-protocol', values: /^true$/i },
    source:
      'https://docs.nginx.com/nginx-ingress-controller/configuration/global-configuration/configmap-resource/#listeners',
  },
  // generateNginxCfg of internal/configs/ingress.go: a server for each rule, with the default backend of its Ingress as its last
  // location. validateIngressSpec of internal/k8s/validation.go refuses an Ingress without rules.
  hostFirst: 'by rules',
  defaultBackends: 'at its hosts alone',
  // advanced-configuration-with-annotations: on unless it is turned off, for hosts with TLS.
  redirectsToHttps: { status: 301, stoppedBy: ['nginx.org/ssl-redirect', 'ingress.kubernetes.io/ssl-redirect'] },
  resourceBackends: false,
};
