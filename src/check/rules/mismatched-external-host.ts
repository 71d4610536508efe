import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { KubeObject } from '../../model/objects/kube-object';
import { routersOf } from '../../model/traffic/backends';
import type { Service } from '../../model/views/service';
import { isClusterName } from '../../values/cluster-domain';
import { quoted } from '../../values/wording';
import { hasAnnotation } from '../engine/annotations';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { ingress } from '../examples/routing-parts';
import { externalNameService } from '../examples/service-parts';

const SERVICE = externalNameService('api.example.com');

const nginx = (annotations: string) => ingress({ className: 'nginx', annotations });

/** Annotations by which controllers send another host name than the one they were asked for. */
const HOST_REWRITE = /vhost|host-?header|pass-?host|preserve-host|snippet|set-headers|transport/i;

/** The controllers of which it is known how they are told the host. */
const KNOWN = INGRESS_CONTROLLERS.flatMap(({ name, hostAnnotation: key }) => (key === undefined ? [] : { name, key }));

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
  silent: [
    {
      when: 'the Ingress is for that host',
      manifests: manifests(SERVICE, ingress({ className: 'nginx', host: 'api.example.com' })),
    },
    {
      when: 'the alias is of a Service, which does not look at the host',
      manifests: manifests(externalNameService('web.store.svc.cluster.local'), nginx('')),
    },
  ],
  on: ({ services }) => services.all.filter(({ isExternalName }) => isExternalName),
  *check(service, cluster) {
    const name = service.spec.get('externalName');
    const host = name.text?.replace(/\.$/, '') ?? '';
    const router = routersOf(cluster, service).find((each) => !rewritesHost(each) && !hostsOf(each).includes(host));
    // The Services of the cluster do not look at the host.
    if (host !== '' && router !== undefined && !isClusterName(host) && !rewritesHost(service.object)) {
      yield fault(
        name,
        `${quoted(host)} behind ${router.title}`,
        `requests for that host, which keep the host of the ${router.kind}`,
        router.kind === 'Ingress'
          ? `set the host in the controller, ${KNOWN.map(({ name, key }) => `for ${name} by the annotation ${key}`).join(', ')}`
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

function rewritesHost(object: KubeObject): boolean {
  const filters = object.spec
    .get('rules')
    .items.flatMap((rule) => [rule, ...rule.get('backendRefs').items])
    .flatMap((holder) => holder.get('filters').items);
  return (
    hasAnnotation(object, HOST_REWRITE) ||
    /TCPRoute|UDPRoute|TLSRoute/.test(object.kind) ||
    filters.some(
      (filter) => filter.get('urlRewrite').get('hostname').isGiven || filter.get('type').text === 'ExtensionRef',
    )
  );
}
