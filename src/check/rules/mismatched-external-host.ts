import { hostChangedBy } from '../../guesses/ingresses/changed-host';
import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { routersOf } from '../../model/traffic/backends';
import { changesHost } from '../../model/traffic/changed-host';
import { controllersOfRouter } from '../../model/traffic/ingress-controllers';
import { outsideHostOf } from '../../model/traffic/outside-host';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { ingress } from '../examples/routing-parts';
import { externalNameService } from '../examples/service-parts';

const SERVICE = externalNameService('api.example.com');

const behind = (className: string, annotations = '') => manifests(SERVICE, ingress({ className, annotations }));

const nginx = (annotations: string) => ingress({ className: 'nginx', annotations });

export const mismatchedExternalHost: Rule<Service> = {
  id: 'mismatched-external-host',
  severity: 'warning',
  because:
    'An alias changes where requests go and not what they ask for: the server outside is asked for a host it does not know.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  avoidedBy: {
    nothing: 'an alias is one DNS record and no more; which host is asked for, a route says with upstreamHost',
  },
  bad: manifests(SERVICE, nginx('')),
  says: 'Service shop/web spec.externalName: found "api.example.com" behind Ingress shop/web, expected requests for that host, which keep the host of the Ingress; set the host in the controller, for ingress-nginx by the annotation nginx.ingress.kubernetes.io/upstream-vhost',
  good: manifests(SERVICE, nginx('nginx.ingress.kubernetes.io/upstream-vhost: api.example.com')),
  more: [
    {
      bad: behind('kong', 'konghq.com/preserve-host: "true"'),
      says: 'Service shop/web spec.externalName: found "api.example.com" behind Ingress shop/web, expected requests for that host, which keep the host of the Ingress; set the host in the controller, for Kong by the annotation konghq.com/preserve-host: "false"',
      good: behind('kong', 'konghq.com/preserve-host: "false"'),
    },
    {
      bad: behind('edge'),
      says: 'Service shop/web spec.externalName: found "api.example.com" behind Ingress shop/web, expected requests for that host, which keep the host of the Ingress; set the host in the controller',
      good: behind('edge', 'edge.example.com/upstream-vhost: api.example.com'),
    },
  ],
  silent: [
    {
      when: 'the Ingress is for that host',
      manifests: manifests(SERVICE, ingress({ className: 'nginx', host: 'api.example.com' })),
    },
    {
      when: 'the alias is of a Service, which does not look at the host',
      manifests: manifests(externalNameService('web.store.svc.cluster.local'), nginx('')),
    },
    {
      when: 'the controller of HAProxy Technologies sets the host',
      manifests: behind('haproxy', 'haproxy.org/set-host: api.example.com'),
    },
    {
      when: 'a middleware of Traefik may set it',
      manifests: behind('traefik', 'traefik.ingress.kubernetes.io/router.middlewares: shop-host@kubernetescrd'),
    },
    {
      when: 'nobody knows the controller, and an annotation of its own is about the host',
      manifests: behind('edge', 'edge.example.com/host-header: api.example.com'),
    },
  ],
  on: ({ services }) => services.all.filter(({ isExternalName }) => isExternalName),
  *check(service, cluster) {
    // The Services of the cluster do not look at the host.
    const host = outsideHostOf(service);
    if (host === undefined) {
      return;
    }
    const router = routersOf(cluster, service).find(
      (each) => !hostsOf(each).includes(host) && !mayChangeHost(each, service, cluster),
    );
    if (router !== undefined) {
      yield fault(
        service.spec.get('externalName'),
        `${quoted(host)} behind ${router.title}`,
        `requests for that host, which keep the host of the ${router.kind}`,
        router.kind === 'Ingress'
          ? ['set the host in the controller', ...controllersOfRouter(cluster, router).flatMap(curesOf)].join(', ')
          : 'add a filter of type URLRewrite with that hostname',
      );
    }
  },
};

/** The hosts for which requests come in. */
function hostsOf({ spec }: KubeObject): (string | undefined)[] {
  return [...spec.get('hostnames').items, ...spec.get('rules').items.map((rule) => rule.get('host'))].map(
    ({ text }) => text,
  );
}

/** Whether requests may ask for another host behind an Ingress or a route, as it says itself or the Service does. */
function mayChangeHost(router: KubeObject, service: Service, cluster: Cluster): boolean {
  const objects = [router, service.object];
  const controllers = controllersOfRouter(cluster, router);
  return (
    isRewritten(router) ||
    (controllers.length === 0
      ? objects.some((each) => hostChangedBy(each) !== undefined)
      : controllers.some((controller) => objects.some((each) => changesHost(controller, each))))
  );
}

function curesOf({ name, hostSettings = [] }: IngressControllerFacts): readonly string[] {
  return hostSettings.flatMap(({ cure }) => (cure === undefined ? [] : `for ${name} by the annotation ${cure}`));
}

/** Whether a route says itself which host is asked for, or speaks no HTTP. */
function isRewritten(object: KubeObject): boolean {
  const filters = object.spec
    .get('rules')
    .items.flatMap((rule) => [rule, ...rule.get('backendRefs').items])
    .flatMap((holder) => holder.get('filters').items);
  return (
    /TCPRoute|UDPRoute|TLSRoute/.test(object.kind) ||
    filters.some(
      (filter) => filter.get('urlRewrite').get('hostname').isGiven || filter.get('type').text === 'ExtensionRef',
    )
  );
}
