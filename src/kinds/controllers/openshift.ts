import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each } from '../annotations/annotation-fact';
import { SECRET_HERE } from '../annotations/named-by-value';
import { flag, words } from '../annotations/value-forms';
import type { IngressControllerFacts } from './ingress-controller-facts';

const SOURCE =
  'https://docs.redhat.com/en/documentation/openshift_container_platform/4.20/html/ingress_and_load_balancing/';

const onIngress = { on: ['Ingress'] as const };

/**
 * Those of the Ingress are copied to the Routes that OpenShift makes of it (newRouteForIngress of pkg/route/ingress/ingress.go in
 * openshift/route-controller-manager); the router reads more than are listed here.
 */
const facts = onFirstUse<AnnotationFacts>(() => ({
  'route.openshift.io/reconcile-labels': { ...onIngress, value: flag },
  'route.openshift.io/termination': { ...onIngress, value: words('edge', 'passthrough', 'reencrypt') },
  'route.openshift.io/destination-ca-certificate-secret': {
    ...onIngress,
    names: SECRET_HERE,
    needs: 'route.openshift.io/termination',
  },
  ...each(
    [
      'haproxy.router.openshift.io/balance',
      'haproxy.router.openshift.io/disable_cookies',
      'haproxy.router.openshift.io/h1-adjust-case',
      'haproxy.router.openshift.io/hsts_header',
      'haproxy.router.openshift.io/ip_allowlist',
      'haproxy.router.openshift.io/ip_whitelist',
      'haproxy.router.openshift.io/log-send-hostname',
      'haproxy.router.openshift.io/pod-concurrent-connections',
      'haproxy.router.openshift.io/rewrite-target',
      'haproxy.router.openshift.io/set-forwarded-headers',
      'haproxy.router.openshift.io/timeout',
      'haproxy.router.openshift.io/timeout-tunnel',
      'haproxy.router.openshift.io/rate-limit-connections',
      'haproxy.router.openshift.io/rate-limit-connections.concurrent-tcp',
      'haproxy.router.openshift.io/rate-limit-connections.rate-http',
      'haproxy.router.openshift.io/rate-limit-connections.rate-tcp',
      'router.openshift.io/cookie-same-site',
      'router.openshift.io/cookie_name',
      'router.openshift.io/haproxy.health.check.interval',
      'router.openshift.io/pool-size',
    ],
    onIngress,
  ),
}));

/** The router of OpenShift, by way of the Routes that it makes of Ingresses. */
export const openshift: IngressControllerFacts = {
  id: 'openshift',
  name: "OpenShift's router",
  source: SOURCE,
  controllerName: /^openshift\.io\/ingress-to-route$/,
  classes: ['openshift-default'],
  annotations: {
    reader: "OpenShift's router",
    source: SOURCE,
    prefixes: ['route.openshift.io/', 'router.openshift.io/', 'haproxy.router.openshift.io/'],
    facts,
  },
  reaches: ['pods'],
  reachesByDefault: 'pods',
  choosesPods: true,
  throughService: [],
  oneProxy: true,
  certificates: {
    secrets: true,
    ownCertificate: 'default',
    annotationsForOwn: { 'route.openshift.io/termination': 'edge' },
  },
  speaks: ['HTTP', 'HTTPS'],
  readsAppProtocol: { 'kubernetes.io/h2c': 'H2C' },
  readsPortNames: false,
  protocolAnnotations: ['route.openshift.io/termination'],
  takesTargetPorts: false,
  ownPaths: 'elements',
  // "Unsupported exact path type", "Missing host field in rule": sync of pkg/route/ingress/ingress.go
  passesOver: ['exact paths', 'rules without a host'],
  // An Ingress without rules makes no Route.
  defaultBackends: 'not at all',
  resourceBackends: false,
};
