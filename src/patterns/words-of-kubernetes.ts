import type { Cures } from '../values/parser';

/*
 * What is written where somebody knows the fields of Kubernetes, and the constructs say otherwise.
 */

const STICKY = 'use StickyService';

/** Addresses are asked of whoever provides the load balancer. */
const ADDRESSES = 'LoadBalancerProvider.metalLb({ addresses: ["192.0.2.10"] }), or that of your load balancer';
const OF_EXPOSURE = `write exposure: Exposure.loadBalancer({ provider: … }), such as ${ADDRESSES}`;
const OF_LOAD_BALANCER = `use LoadBalancerService with a provider, such as ${ADDRESSES}`;

/** Fields of a Service. */
export const SERVICE_WORDS: Cures = {
  type: 'write exposure: Exposure.nodePort(), or Exposure.loadBalancer()',
  sessionAffinity: STICKY,
  sessionAffinityConfig: STICKY,
  sessionTimeout: STICKY,
  externalTrafficPolicy: 'write exposure: Exposure.loadBalancer({ externalTrafficPolicy: … })',
  loadBalancerClass: 'write exposure: Exposure.loadBalancer({ loadBalancerClass: … })',
  loadBalancerSourceRanges: 'write exposure: Exposure.loadBalancer({ sourceRanges: … })',
  loadBalancerIP: OF_EXPOSURE,
  externalIPs: OF_EXPOSURE,
  externalName: 'use ExternalAlias',
};

/** Those of a Service whose affinity and exposure are told in the same way, but for the affinity, which it has. */
export const STICKY_WORDS: Cures = {
  ...SERVICE_WORDS,
  sessionAffinity: 'leave it out: every StickyService has it',
  sessionAffinityConfig: 'write sessionTimeout: Duration.minutes(30)',
};

/** Those of a Service whose construct says how it is reached. */
export const EXPOSED_WORDS: Cures = {
  type: 'leave it out: the construct says it',
  sessionAffinity: 'use StickyService, which takes an exposure',
  sessionAffinityConfig: 'use StickyService, which takes an exposure',
  sessionTimeout: 'use StickyService, which takes an exposure',
  loadBalancerSourceRanges: 'write sourceRanges',
  loadBalancerIP: OF_LOAD_BALANCER,
  externalIPs: OF_LOAD_BALANCER,
  exposure: 'leave it out, or use ClusterIpService',
};

/** Fields of a Service in front of which nothing stands that could have them. */
export const HEADLESS_WORDS: Cures = {
  type: 'leave it out, or use ClusterIpService: a headless Service is reached from inside the cluster alone',
  sessionAffinity: 'use StickyService: clients of a headless Service choose the pod themselves',
  sessionAffinityConfig: 'use StickyService: clients of a headless Service choose the pod themselves',
  sessionTimeout: 'use StickyService: clients of a headless Service choose the pod themselves',
  exposure: 'use ClusterIpService: a headless Service is reached from inside the cluster alone',
  clusterIP: 'leave it out: every HeadlessService has None',
  clusterIp: 'leave it out: every HeadlessService has None',
};

const ROUTES = 'write routes: [HttpRoute.prefix("shop.example.com", "/", web.backend())]';
const CLASS = 'write ingressClass: IngressClassRef.named("traefik")';

/** Fields of an Ingress. */
export const INGRESS_WORDS: Cures = {
  rules: ROUTES,
  host: ROUTES,
  path: ROUTES,
  paths: ROUTES,
  className: CLASS,
  ingressClassName: CLASS,
  tls: 'write certificate: TlsCertificate.fromSecretName("shop-tls")',
};

/** Those of an Ingress without TLS. */
export const PLAIN_INGRESS_WORDS: Cures = {
  ...INGRESS_WORDS,
  tls: 'use TlsIngress',
  certificate: 'use TlsIngress',
};

/** Fields of a StatefulSet and its pods. */
export const DATABASE_WORDS: Cures = {
  image: 'write engine: DatabaseEngine.postgres("18"), or DatabaseEngine.custom({ image: … })',
  version: 'write engine: DatabaseEngine.postgres("18")',
  storageSize: 'write storage: { size: Size.gibibytes(10) }',
  volumeClaimTemplates: 'write storage: { size: Size.gibibytes(10) }',
  password: 'keep it in a Secret, and write credentials: DatabaseCredentials.fromSecretName("mysql-secret")',
  secret: 'write credentials: DatabaseCredentials.fromSecret(secret)',
};
