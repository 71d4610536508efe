import { ownSessionsBy } from '../../guesses/ingresses/own-sessions';
import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { routersOf } from '../../model/traffic/backends';
import { controllersOfRouter } from '../../model/traffic/ingress-controllers';
import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { ingress } from '../examples/routing-parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (spec: string) => webService({ spec, ports: [servicePort({ name: '' })] });

const NGINX = ingress({ className: 'nginx' });
const TRAEFIK = ingress({ className: 'traefik' });

const through = (className: string, ofIngress = '', ofService = '') =>
  manifests(
    webService({ annotations: ofService, spec: 'sessionAffinity: ClientIP', selector: '' }),
    ingress({ className, annotations: ofIngress }),
  );

export const mismatchedSessionAffinity: Rule<Service> = {
  id: 'mismatched-session-affinity',
  severity: 'warning',
  because:
    'The controller of the Ingress chooses the pod itself and never asks the Service, which keeps nobody on a pod.',
  about: 'Services',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/miscellaneous/#why-endpoints-and-not-services',
  avoidedBy: {
    nothing: 'a StickyService is right for clients without a proxy between; behind one, the routes have cookieAffinity',
  },
  bad: manifests(WEB_DEPLOYMENT, serviceWith('sessionAffinity: ClientIP'), NGINX),
  says: 'Service shop/web spec.sessionAffinity: found ClientIP behind Ingress shop/web, expected affinity where requests are routed, such as a cookie; set it up in the controller, and leave it out here',
  good: manifests(WEB_DEPLOYMENT, serviceWith(''), NGINX),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, serviceWith('sessionAffinity: ClientIP'), TRAEFIK),
      says: 'Service shop/web spec.sessionAffinity: found ClientIP behind Ingress shop/web, expected affinity where requests are routed, such as a cookie; set it up in the controller, and leave it out here',
      good: manifests(WEB_DEPLOYMENT, serviceWith(''), TRAEFIK),
    },
  ],
  silent: [
    {
      when: 'Traefik is told to go through the cluster IP',
      manifests: through('traefik', '', 'traefik.ingress.kubernetes.io/service.nativelb: "true"'),
    },
    {
      when: 'Kong is told to go through the cluster IP',
      manifests: through('kong', '', 'ingress.kubernetes.io/service-upstream: "true"'),
    },
    {
      when: 'ingress-nginx is told to go through the cluster IP',
      manifests: through('nginx', 'nginx.ingress.kubernetes.io/service-upstream: "true"'),
    },
    {
      when: 'F5 is told to go through the cluster IP',
      manifests: through('nginx', 'nginx.org/use-cluster-ip: "true"'),
    },
    {
      when: 'the controller is not known',
      manifests: through('edge'),
    },
  ],
  // Others may come through the node port or the load balancer.
  on: ({ services }) => services.all.filter(({ type, isHeadless }) => type === 'ClusterIP' && !isHeadless),
  *check(service, cluster) {
    const affinity = service.spec.get('sessionAffinity');
    const routers = affinity.value === 'ClientIP' ? routersOf(cluster, service) : [];
    const router = routers.find((each) => choosesPods(each, service, cluster));
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

/** Whether an Ingress is for controllers of which it is known that they pass Services by, or has sessions of its own. */
function choosesPods(router: KubeObject, { object }: Service, cluster: Cluster): boolean {
  const controllers = controllersOfRouter(cluster, router);
  const passesBy = controllers.length > 0 && controllers.every((each) => each.choosesPods);
  return (
    (passesBy && ![router, object].some((each) => controllers.some((one) => goesThrough(each, one)))) ||
    ownSessionsBy(router) !== undefined
  );
}

/** Whether an Ingress or a Service has a controller go through the cluster IP. */
function goesThrough({ annotations }: KubeObject, { throughService }: IngressControllerFacts): boolean {
  return throughService.some((key) => annotations.has(key));
}
