import type { Construct } from 'constructs';
import * as patterns from '../../src';
import { refusalOf, shopChart } from '../support/synth';

/*
 * Who knows the fields of Kubernetes writes them, in JavaScript as the compiler does not look: each is answered with what the
 * constructs call it.
 */

type Constructor = new (scope: Construct, id: string, props: object) => Construct;

const constructors = new Map(Object.entries(patterns as unknown as Record<string, Constructor>));

function saidOf(name: keyof typeof patterns, property: string): string {
  const construct = constructors.get(name) as Constructor;
  return refusalOf(() => new construct(shopChart(), 'web', { [property]: 'x' })).replace(/^.*?; /, '');
}

test.each<[keyof typeof patterns, string, string]>([
  ['ClusterIpService', 'type', 'write exposure: Exposure.nodePort(), or Exposure.loadBalancer()'],
  ['ClusterIpService', 'sessionAffinity', 'use StickyService'],
  ['StickyService', 'sessionAffinity', 'leave it out: every StickyService has it'],
  ['HeadlessService', 'clusterIP', 'leave it out: every HeadlessService has None'],
  ['NodePortService', 'sessionAffinity', 'use StickyService, which takes an exposure'],
  ['LoadBalancerService', 'loadBalancerSourceRanges', 'write sourceRanges'],
  [
    'ClusterIpService',
    'loadBalancerIP',
    'write exposure: Exposure.loadBalancer({ provider: … }), such as LoadBalancerProvider.metalLb({ addresses: ["192.0.2.10"] }), or that of your load balancer',
  ],
  [
    'LoadBalancerService',
    'externalIPs',
    'use LoadBalancerService with a provider, such as LoadBalancerProvider.metalLb({ addresses: ["192.0.2.10"] }), or that of your load balancer',
  ],
  ['LocalTrafficLoadBalancer', 'type', 'leave it out: the construct says it'],
  ['TlsIngress', 'tls', 'write certificate: TlsCertificate.fromSecretName("shop-tls")'],
  ['HttpIngress', 'tls', 'use TlsIngress'],
  ['HttpIngress', 'rules', 'write routes: [HttpRoute.prefix("shop.example.com", "/", web.backend())]'],
  ['HttpIngress', 'ingressClassName', 'write ingressClass: IngressClassRef.named("traefik")'],
  [
    'HeadlessStatefulDb',
    'image',
    'write engine: DatabaseEngine.postgres("18"), or DatabaseEngine.custom({ image: … })',
  ],
])('%s told of %s says: %s', (name, property, cure) => {
  expect(saidOf(name, property)).toBe(cure);
});

test('other properties are answered as before', () => {
  expect(saidOf('ClusterIpService', 'prots')).toBe('did you mean "ports"?');
  expect(saidOf('ClusterIpService', 'labels')).toBe('write metadata: { labels: … }');
  expect(saidOf('ClusterIpService', 'toString')).toBe('leave it out');
});
