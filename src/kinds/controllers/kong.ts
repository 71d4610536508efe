import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { KONG_PLUGINS } from '../annotations/named-by-value';
import { commaList, flag, integer, words } from '../annotations/value-forms';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE = 'https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/';

const PREFIX = 'konghq.com/';

const onIngress = { on: ['Ingress'] as const };
const onService = { on: ['Service'] as const };
const onBoth = { on: ['Ingress', 'Service'] as const };

/** ValidateProtocol of internal/util/protocol.go; of several in a list, one that is none makes all void. */
const protocol = words('http', 'https', 'grpc', 'grpcs', 'ws', 'wss', 'tls', 'tcp', 'tls_passthrough');

/** The keys of internal/annotations/annotations.go. */
const known = (): AnnotationFacts => ({
  ...each(['preserve-host', 'request-buffering', 'response-buffering', 'strip-path'], { ...onIngress, value: flag }),
  ...each(['connect-timeout', 'read-timeout', 'retries', 'tls-verify-depth', 'write-timeout'], {
    ...onService,
    value: integer(0),
  }),
  'https-redirect-status-code': { ...onIngress, value: words('301', '302', '307', '308', '426') },
  'path-handling': { ...onIngress, value: words('v0', 'v1') },
  protocol: { ...onService, value: protocol },
  protocols: { ...onIngress, value: commaList(protocol), isList: true },
  'regex-priority': { ...onIngress, value: integer(Number.MIN_SAFE_INTEGER) },
  'tls-verify': { ...onService, value: flag },
  ...each(['headers.*', 'headers-separator', 'host-aliases', 'methods', 'regex-prefix', 'rewrite', 'snis'], onIngress),
  ...each(
    ['ca-certificates-configmaps', 'ca-certificates-secrets', 'client-cert', 'host-header', 'path', 'upstream-policy'],
    onService,
  ),
  ...each(['override', 'tags'], onBoth),
  plugins: { ...onBoth, names: KONG_PLUGINS },
  'publish-service': { on: ['Gateway'] },
});

const facts = onFirstUse(() => withPrefix(PREFIX, known()));

/** The ingress controller of Kong. */
export const kong: IngressControllerFacts = {
  id: 'kong',
  name: 'Kong',
  source: SOURCE,
  controllerName: /^ingress-controllers\.konghq\.com\//,
  classes: ['kong'],
  annotations: { reader: 'Kong', source: SOURCE, prefixes: [PREFIX], facts },
  reaches: ['pods', 'cluster IP'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: ['ingress.kubernetes.io/service-upstream'],
  oneProxy: true,
  certificates: { secrets: true, ownCertificate: 'default' },
  speaks: ['HTTP', 'HTTPS', 'GRPC', 'GRPCS'],
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: [`${PREFIX}protocol`],
  takesTargetPorts: false,
  // A path that begins with "/~" is a regular expression.
  ownPaths: 'pattern or letters',
  tellsApartBy: [
    `${PREFIX}headers.*`,
    `${PREFIX}methods`,
    `${PREFIX}protocols`,
    `${PREFIX}regex-priority`,
    `${PREFIX}snis`,
  ],
  // https://developer.konghq.com/kubernetes-ingress-controller/reference/host-manipulation/: the host of the client is kept unless that
  // is turned off; the host of the Service (`host-header`), or else the name that it is an alias of, is asked for then alone. A plugin
  // may set any header.
  hostSettings: [
    { key: `${PREFIX}preserve-host`, values: /^false$/i, cure: `${PREFIX}preserve-host: "false"` },
    { key: `${PREFIX}override` },
    { key: `${PREFIX}plugins` },
  ],
  annotatesForGateways: true,
  image: /(^|\/)kong\/kubernetes-ingress-controller(:|@|$)/,
  defaultBackends: 'beside routes',
  resourceBackends: false,
};
