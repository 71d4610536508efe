import { ANNOTATIONS, PREFIX, SOURCE } from './haproxy-ingress-annotations';
import type { IngressControllerFacts } from './ingress-controller-facts';

/** Among headers, each of which is a line. */
const HOST_HEADER = /^[ \t]*host[:\s]/im;

/** HAProxy Ingress of the community, another project than that of HAProxy Technologies. */
export const haproxyIngress: IngressControllerFacts = {
  id: 'haproxy-ingress',
  name: 'HAProxy Ingress',
  source: SOURCE,
  controllerName: /^haproxy-ingress\.github\.io\//,
  classes: ['haproxy'],
  annotations: ANNOTATIONS,
  reaches: ['pods', 'cluster IP'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [`${PREFIX}service-upstream`],
  oneProxy: true,
  certificates: { secrets: true, ownCertificate: 'default' },
  speaks: ['HTTP', 'HTTPS', 'H2C', 'HTTP2', 'GRPC', 'GRPCS'],
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: [`${PREFIX}backend-protocol`, `${PREFIX}secure-backends`, `${PREFIX}ssl-passthrough`],
  takesTargetPorts: false,
  ownPaths: 'pattern or letters',
  ownPathsBy: {
    key: `${PREFIX}path-type`,
    values: { exact: 'exact', prefix: 'elements', begin: 'letters', regex: 'pattern' },
  },
  passthroughAnnotation: `${PREFIX}ssl-passthrough`,
  tellsApartBy: [`${PREFIX}http-header-match`, `${PREFIX}http-header-match-regex`],
  // configuration/keys, Headers, whose example sets the host; `headers` is the name that all releases know.
  hostSettings: [
    { key: `${PREFIX}headers`, values: HOST_HEADER, cure: `${PREFIX}headers` },
    { key: `${PREFIX}request-set-headers`, values: HOST_HEADER },
    { key: `${PREFIX}request-add-headers`, values: HOST_HEADER },
    { key: `${PREFIX}config-backend` },
    { key: `${PREFIX}config-backend-early` },
    { key: `${PREFIX}config-backend-late` },
  ],
  image: /(^|\/)haproxy-ingress(:|@|$)/,
  expectsProxyBy: {
    inConfigMap: { flag: /^--configmap$/, key: 'use-proxy-protocol', values: /^true$/i },
    source: 'https://haproxy-ingress.github.io/docs/configuration/keys/#proxy-protocol',
  },
  defaultBackends: 'beside routes',
  resourceBackends: false,
};
