import type { KubeObject } from '../../model/kube-object';
import { routersOf } from '../../model/routing/backends';
import { Ingress } from '../../model/routing/ingress';
import type { Service } from '../../model/services/service';
import { hasAnnotation } from '../annotations';
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

const NGINX = ingress({ className: 'nginx' });

export const mismatchedSessionAffinity: Rule<Service> = {
  id: 'mismatched-session-affinity',
  severity: 'warning',
  because:
    'The controller of the Ingress chooses the pod itself and never asks the Service, which keeps nobody on a pod.',
  bad: manifests(WEB_DEPLOYMENT, service('\n  sessionAffinity: ClientIP'), NGINX),
  says: 'Service shop/web spec.sessionAffinity: found ClientIP behind Ingress shop/web, expected affinity where requests are routed, such as a cookie; set it up in the controller, and leave it out here',
  good: manifests(WEB_DEPLOYMENT, service(''), NGINX),
  // Others may come through the node port or the load balancer.
  on: ({ services }) => services.all.filter(({ type, isHeadless }) => type === 'ClusterIP' && !isHeadless),
  *check(service, cluster) {
    const affinity = service.spec.get('sessionAffinity');
    const routers = affinity.value === 'ClientIP' ? routersOf(cluster, service) : [];
    const router = routers.find(choosesPods);
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

/** Whether an Ingress is for a controller of which it is known that it passes Services by, or has sessions of its own. */
function choosesPods(object: KubeObject): boolean {
  const isNginx = object.known === 'Ingress' && new Ingress(object).className === 'nginx';
  return (
    (isNginx && !hasAnnotation(object, /service-upstream|use-cluster-ip/)) ||
    hasAnnotation(object, /\/(affinity|.*sticky|session-cookie)/)
  );
}
