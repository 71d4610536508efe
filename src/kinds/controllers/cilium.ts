import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { goDuration, integer, portText, words, wordsOfAnyCase } from '../annotations/value-forms';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE = 'https://docs.cilium.io/en/stable/network/servicemesh/ingress/#supported-ingress-annotations';

const PREFIX = 'ingress.cilium.io/';

const onIngress = { on: ['Ingress'] as const };

/** The keys of operator/pkg/ingress/annotations. */
const known = (): AnnotationFacts => ({
  'loadbalancer-mode': { ...onIngress, value: words('dedicated', 'shared') },
  'loadbalancer-class': onIngress,
  'service-type': { ...onIngress, value: words('LoadBalancer', 'NodePort', 'ClusterIP') },
  'service-external-traffic-policy': { ...onIngress, value: words('Cluster', 'Local') },
  ...each(['host-listener-port', 'insecure-node-port', 'secure-node-port'], { ...onIngress, value: portText }),
  ...each(['force-https', 'tls-passthrough'], {
    ...onIngress,
    value: wordsOfAnyCase('enabled', 'disabled', 'true', 'false', '1', '0', 't', 'f'),
  }),
  'request-timeout': { ...onIngress, value: goDuration },
  // Dropped in 1.15; older releases read them.
  ...each(['tcp-keep-alive', 'websocket'], { ...onIngress, value: wordsOfAnyCase('enabled', 'disabled') }),
  ...each(['tcp-keep-alive-idle', 'tcp-keep-alive-probe-interval', 'tcp-keep-alive-probe-max-failures'], {
    ...onIngress,
    value: integer(0),
  }),
});

const facts = onFirstUse(() => withPrefix(PREFIX, known()));

/** The ingress controller of Cilium, which has an Envoy on each node serve Ingresses. */
export const cilium: IngressControllerFacts = {
  id: 'cilium',
  name: 'Cilium',
  source: SOURCE,
  controllerName: /^cilium\.io\/ingress-controller/,
  classes: ['cilium'],
  annotations: { reader: 'Cilium', source: SOURCE, prefixes: [PREFIX], facts },
  reaches: ['pods'],
  reachesByDefault: 'pods',
  // operator/pkg/model/translation/envoy_cluster.go: Envoy is given the endpoints and takes them in turn.
  choosesPods: true,
  throughService: [],
  oneProxy: true,
  // IngressDefaultLBMode of operator/pkg/ingress/cell.go: "dedicated" unless it is set up otherwise.
  proxyAnnotation: { key: `${PREFIX}loadbalancer-mode`, own: 'dedicated', shared: 'shared' },
  // Ingress of operator/pkg/model/ingestion/ingress.go: `secureListenerMap[host] = defaultListener`.
  certificates: { secrets: true, ownCertificate: 'default', hostsTakeAll: true },
  // Backends are spoken to as the client speaks, so gRPC works without being asked for, and TLS to pods does not.
  speaks: ['HTTP', 'GRPC', 'H2C'],
  readsAppProtocol: {},
  readsPortNames: false,
  protocolAnnotations: [],
  takesTargetPorts: false,
  // operator/pkg/model/ingestion/ingress.go: PathMatch.Regex
  ownPaths: 'pattern',
  tellsApartBy: [`${PREFIX}host-listener-port`, `${PREFIX}loadbalancer-mode`],
  // NewVirtualHost of operator/pkg/model/translation/envoy_virtual_host.go: Envoy chooses the virtual host first.
  hostFirst: 'by paths',
  // It is the listener of all hosts there, and so a virtual host beside those of the rules.
  defaultBackends: 'at other hosts',
  // EnforceIngressHTTPS of operator/pkg/ingress/cell.go is true unless it is set up otherwise; envoyHTTPSRoutes names no status, which
  // is 301 to Envoy.
  redirectsToHttps: { status: 301, stoppedBy: [`${PREFIX}force-https`], stoppedIf: /^(disabled|false|f|0)$/i },
  resourceBackends: false,
};
