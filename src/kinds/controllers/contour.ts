import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { listedPorts } from '../annotations/named-by-value';
import { either, flag, goDuration, integer, words } from '../annotations/value-forms';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE = 'https://projectcontour.io/docs/main/config/annotations/';

const PREFIX = 'projectcontour.io/';

const onIngress = { on: ['Ingress'] as const };
const onService = { on: ['Service'] as const };

/** The map annotationsByKind of internal/annotation/annotations.go. */
const facts = onFirstUse<AnnotationFacts>(() => ({
  ...withPrefix(PREFIX, {
    'ingress.class': onIngress,
    'num-retries': { ...onIngress, value: integer(-1), needs: 'retry-on' },
    'response-timeout': { ...onIngress, value: either(words('infinity', 'infinite'), goDuration) },
    'per-try-timeout': { ...onIngress, value: either(words('infinity', 'infinite'), goDuration) },
    'tls-minimum-protocol-version': { ...onIngress, value: words('1.2', '1.3') },
    'tls-maximum-protocol-version': { ...onIngress, value: words('1.2', '1.3') },
    ...each(['retry-on', 'tls-cert-namespace', 'websocket-routes'], onIngress),
    ...each(['max-connections', 'max-pending-requests', 'max-requests', 'max-retries', 'per-host-max-connections'], {
      ...onService,
      value: integer(0),
    }),
    // Names or numbers of the Service's ports. A port with an `appProtocol` is judged by that alone.
    ...each(['upstream-protocol.h2', 'upstream-protocol.h2c', 'upstream-protocol.tls'], {
      ...onService,
      ports: listedPorts,
    }),
  }),
  'ingress.kubernetes.io/force-ssl-redirect': { ...onIngress, value: flag },
  'kubernetes.io/ingress.allow-http': { ...onIngress, value: flag },
}));

/** Contour, which has Envoy serve Ingresses. */
export const contour: IngressControllerFacts = {
  id: 'contour',
  name: 'Contour',
  source: SOURCE,
  controllerName: /^projectcontour\.io\//,
  classes: ['contour'],
  annotations: { reader: 'Contour', source: SOURCE, prefixes: [PREFIX], facts },
  reaches: ['pods'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [],
  oneProxy: true,
  // GetSecureVirtualHost in computeIngressRule of internal/dag/ingress_processor.go. Seen in packets.
  // validTLSSecret of internal/dag/secret.go; seen in packets (test/packets/ways-in).
  certificates: { secrets: true, secretTypes: ['Opaque'], ownCertificate: 'none', forHostsOfRules: true },
  speaks: ['HTTP', 'HTTPS', 'H2C', 'HTTP2', 'GRPC', 'GRPCS'],
  // toContourProtocol of internal/dag/accessors.go
  readsAppProtocol: { http: 'HTTP', https: 'HTTPS', 'kubernetes.io/h2c': 'H2C', 'kubernetes.io/ws': 'HTTP' },
  readsPortNames: false,
  protocolAnnotations: [
    `${PREFIX}upstream-protocol.h2`,
    `${PREFIX}upstream-protocol.h2c`,
    `${PREFIX}upstream-protocol.tls`,
  ],
  takesTargetPorts: false,
  // A path with one of ^+*[]% is a regular expression, any other a beginning: internal/dag/ingress_processor.go.
  ownPaths: 'pattern or letters',
  // IngressProcessor of internal/dag/ingress_processor.go: no route without a Service that has the port. Seen in packets.
  passesOverBackends: { are: 'missing' },
  // Envoy chooses the virtual host first: https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto
  hostFirst: 'by paths',
  // tlsRequired of internal/dag/ingress_processor.go and UpgradeHTTPS of internal/envoy/v3/route.go. Seen in packets.
  demandedRedirect: { key: 'ingress.kubernetes.io/force-ssl-redirect', status: 301 },
  // rulesFromSpec of internal/dag/ingress_processor.go makes it a rule without a host.
  defaultBackends: 'at other hosts',
  resourceBackends: false,
};
