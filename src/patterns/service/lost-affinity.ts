import { Complaint } from '../../values/complaint';
import type { BalancedService, ProviderPlan } from '../load-balancer/provider-plan';

/**
 * What to say of session affinity behind a load balancer. Each node keeps its own memory of clients: where connections of
 * one client come to several nodes, they end at several pods.
 */
export function affinityComplaint(service: BalancedService, provider?: ProviderPlan): Complaint | undefined {
  const affinity = provider?.facts.affinity ?? 'unknown';
  if (!service.sticky || affinity === 'kept') {
    return undefined;
  }
  if (affinity === 'lost') {
    return new Complaint(
      `${provider?.facts.name}, which sends one client to several nodes, whatever the traffic policy`,
      'a load balancer that keeps a client together, for session affinity',
      provider?.cures?.affinity ?? 'let an Ingress or Gateway keep sessions by a cookie',
      '.exposure',
    );
  }
  return service.externalTrafficPolicy === 'Local'
    ? undefined
    : new Complaint(
        'a load balancer with traffic policy Cluster, which sends one client to several nodes that do not share their memory of it',
        'traffic policy Local for session affinity',
        'use Exposure.loadBalancer({ externalTrafficPolicy: TrafficPolicy.LOCAL })',
        '.exposure',
      );
}
