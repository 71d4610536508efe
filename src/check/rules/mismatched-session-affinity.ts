import { routersOf } from '../../model/routing/backends';
import type { Service } from '../../model/services/service';
import { manifests, WEB_DEPLOYMENT } from '../example-parts';
import { fault } from '../fault';
import { ingress } from '../routing-parts';
import type { Rule } from '../rule';

const service = (affinity: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:${affinity}
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http`;

export const mismatchedSessionAffinity: Rule<Service> = {
  id: 'mismatched-session-affinity',
  severity: 'warning',
  because:
    'Controllers of Ingresses and Gateways choose the pod themselves, or are the one client whom the Service keeps on a pod.',
  bad: manifests(WEB_DEPLOYMENT, service('\n  sessionAffinity: ClientIP'), ingress({})),
  says: 'Service shop/web spec.sessionAffinity: found ClientIP behind Ingress shop/web, expected affinity where requests are routed, such as a cookie; set it up in the controller, and leave it out here',
  good: manifests(WEB_DEPLOYMENT, service(''), ingress({})),
  // Others may come through the node port or the load balancer.
  on: ({ services }) => services.all.filter(({ type, isHeadless }) => type === 'ClusterIP' && !isHeadless),
  *check(service, cluster) {
    const affinity = service.spec.get('sessionAffinity');
    const [router] = affinity.value === 'ClientIP' ? routersOf(cluster, service) : [];
    if (router !== undefined) {
      yield fault(
        affinity,
        `ClientIP behind ${router.title}`,
        'affinity where requests are routed, such as a cookie',
        'set it up in the controller, and leave it out here',
      );
    }
  },
};
