import { ANNOTATIONS, PREFIX, SOURCE } from './community-nginx-annotations';
import { hostIn } from './habits';
import type { IngressControllerFacts } from './ingress-controller-facts';

/** The community's ingress-nginx, retired since March 2026: it runs on, without fixes of any kind. */
export const communityNginx: IngressControllerFacts = {
  id: 'community-nginx',
  name: 'ingress-nginx',
  source: SOURCE,
  controllerName: /^k8s\.io\/.*ingress-nginx/,
  classes: ['nginx', 'webapprouting.kubernetes.azure.com'],
  wantsClass: true,
  annotations: ANNOTATIONS,
  reaches: ['pods', 'cluster IP'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [`${PREFIX}service-upstream`],
  oneProxy: true,
  certificates: { secrets: true, secretTypes: 'any', ownCertificate: 'default' },
  speaks: ['HTTP', 'HTTPS', 'GRPC', 'GRPCS'],
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: [`${PREFIX}backend-protocol`, `${PREFIX}ssl-passthrough`, `${PREFIX}configuration-snippet`],
  // internal/ingress/controller/controller.go, serviceEndpoints: compares the port with those of the pods as well.
  takesTargetPorts: true,
  // externalNamePorts in the same file: "ExternalName without port".
  asksAliasesAtAnyPort: true,
  ownPaths: 'pattern or letters',
  // docs/user-guide/ingress-path-matching.md: either of them, on any Ingress of a host, turns all its paths into patterns.
  patternsAnnotation: `${PREFIX}use-regex`,
  patternsWith: [`${PREFIX}rewrite-target`],
  passthroughAnnotation: `${PREFIX}ssl-passthrough`,
  canaryAnnotation: `${PREFIX}canary`,
  // Of canaries it reads nothing without this one.
  tellsApartBy: [`${PREFIX}configuration-snippet`, `${PREFIX}server-snippet`, `${PREFIX}stream-snippet`],
  rewriteAnnotation: `${PREFIX}rewrite-target`,
  // rootfs/etc/nginx/template/nginx.tmpl: "By default use vhost as Host to upstream, but allow overrides". A snippet may say anything.
  hostSettings: [
    hostIn(`${PREFIX}upstream-vhost`),
    { key: `${PREFIX}configuration-snippet` },
    { key: `${PREFIX}server-snippet` },
  ],
  // examples/grpc: NGINX speaks HTTP/2 where TLS chooses it.
  grpcNeedsTls: true,
  // proxy_ssl_server_name of NGINX is off until somebody turns it on.
  serverNameBy: {
    switch: `${PREFIX}proxy-ssl-server-name`,
    name: `${PREFIX}proxy-ssl-name`,
    inSnippets: 'proxy_ssl',
  },
  // dumpSecretAuthFile of internal/ingress/annotations/auth/main.go
  basicAuth: {
    type: `${PREFIX}auth-type`,
    secret: `${PREFIX}auth-secret`,
    form: `${PREFIX}auth-secret-type`,
    file: 'auth-file',
    key: 'auth',
  },
  image: /(^|\/)ingress-nginx\/controller|(^|\/)nginx-ingress-controller(:|@|$)/,
  expectsProxyBy: {
    inConfigMap: { flag: /^--configmap$/, key: 'use-proxy-protocol', values: /^true$/i },
    source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#use-proxy-protocol',
  },
  // createServers of internal/ingress/controller/controller.go: a server for each host of a rule, whose first location is the default
  // backend of its Ingress; one without rules is for the server of all other hosts.
  hostFirst: 'by rules',
  defaultBackends: 'at its named hosts',
  // docs/user-guide/tls.md, "Server-side HTTPS enforcement through redirect".
  redirectsToHttps: { status: 308, stoppedBy: [`${PREFIX}ssl-redirect`] },
  demandedRedirect: { key: `${PREFIX}force-ssl-redirect`, status: 308 },
  resourceBackends: false,
};
