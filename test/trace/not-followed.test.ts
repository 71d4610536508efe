import { OWN_TRAFFICS } from '../../src/kinds/references/own-traffics';
import { traced } from '../support/traced';

/*
 * Kinds of others that have their own say on traffic are listed, each as what it is of by its group, and nothing else is.
 */

const notFollowed = (apiVersion: string, kind: string) =>
  traced(
    `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: x, namespace: shop}}\n---\n` +
      '{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80}]}}\n',
    'namespace/shop',
    'http://web/',
  ).notFollowed;

/** Every kind in every group of its own, as a person would write it down who knows the programs and not the table. */
const SAID: Readonly<Record<string, readonly [string, ...string[]][]>> = {
  'policies of other kinds': [
    ['cilium.io/v2', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
    ['projectcalico.org/v3', 'NetworkPolicy', 'GlobalNetworkPolicy'],
    ['crd.projectcalico.org/v1', 'NetworkPolicy', 'GlobalNetworkPolicy'],
    ['crd.antrea.io/v1beta1', 'NetworkPolicy', 'ClusterNetworkPolicy'],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'],
    ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy'],
    ['networking.gke.io/v1alpha1', 'FQDNNetworkPolicy'],
    ['networking.k8s.aws/v1alpha1', 'ApplicationNetworkPolicy', 'ClusterNetworkPolicy'],
    ['network.openshift.io/v1', 'EgressNetworkPolicy'],
  ],
  'the mesh of Istio': [
    ['networking.istio.io/v1', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'Sidecar'],
    ['security.istio.io/v1', 'AuthorizationPolicy', 'PeerAuthentication'],
  ],
  'the mesh of Linkerd': [
    ['policy.linkerd.io/v1alpha1', 'AuthorizationPolicy', 'HTTPLocalRateLimitPolicy'],
    ['policy.linkerd.io/v1beta3', 'HTTPRoute', 'Server', 'ServerAuthorization'],
  ],
  'the resources of Traefik': [
    ['traefik.io/v1alpha1', 'IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP'],
    ['traefik.containo.us/v1alpha1', 'Middleware', 'MiddlewareTCP', 'TraefikService'],
  ],
  'the resources of Contour': [['projectcontour.io/v1', 'HTTPProxy']],
  "the resources of F5's NGINX Ingress Controller": [
    ['k8s.nginx.org/v1', 'Policy', 'TransportServer', 'VirtualServer', 'VirtualServerRoute'],
  ],
  "the resources of HAProxy's controller": [
    ['ingress.v1.haproxy.org/v1', 'TCP'],
    ['ingress.v3.haproxy.org/v3', 'TCP'],
  ],
  'the resources of Kong': [
    ['configuration.konghq.com/v1', 'KongClusterPlugin', 'KongPlugin'],
    ['configuration.konghq.com/v1beta1', 'TCPIngress', 'UDPIngress'],
  ],
  'the Routes of OpenShift': [
    ['route.openshift.io/v1', 'Route'],
    ['v1', 'Route'],
  ],
  'the load balancers of AWS': [['elbv2.k8s.aws/v1beta1', 'TargetGroupBinding']],
};

const EACH = Object.entries(SAID).flatMap(([called, kinds]) =>
  kinds.flatMap(([apiVersion, ...names]) => names.map((kind) => ({ called, apiVersion, kind }))),
);

test.each(EACH)('$kind of $apiVersion is of $called', ({ called, apiVersion, kind }) => {
  const [said, ...more] = notFollowed(apiVersion, kind);
  expect(said).toMatch(new RegExp(`^${called} \\(${kind} (shop/)?x\\)$`));
  expect(more).toEqual([]);
});

test('these are all there are', () => {
  const groupOf = (apiVersion: string) => apiVersion.replace(/\/?v[^/]*$/, '');
  const known = OWN_TRAFFICS.flatMap(({ called, kinds }) =>
    kinds.flatMap((each) => each.groups.map((group) => `${called}: ${group}`)),
  );
  expect([...new Set(EACH.map(({ called, apiVersion }) => `${called}: ${groupOf(apiVersion)}`))].sort()).toEqual(
    known.sort(),
  );
  const kinds = OWN_TRAFFICS.flatMap((each) => each.kinds.flatMap(({ kinds: names }) => names));
  expect([...new Set(EACH.map(({ kind }) => kind))].sort()).toEqual([...new Set(kinds)].sort());
});

test.each([
  ['serving.knative.dev/v1', 'Route'],
  ['example.com/v1', 'Policy'],
  ['example.com/v1', 'AuthorizationPolicy'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
])('%s %s is none of these', (apiVersion, kind) => {
  expect(notFollowed(apiVersion, kind)).toEqual([]);
});
