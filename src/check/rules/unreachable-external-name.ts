import type { Cluster } from '../../model/cluster/cluster';
import { aliasCircleOf } from '../../model/traffic/alias-circles';
import { routersOf } from '../../model/traffic/backends';
import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import { withoutRootDot } from '../../values/dns-name';
import { IpAddress } from '../../values/ip-address';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { alias } from '../examples/referring-parts';

const service = (name: string, namespace = '\n  namespace: shop') => `
apiVersion: v1
kind: Service
metadata:
  name: db${namespace}
spec:
  type: ExternalName
  externalName: ${name}
`;

export const unreachableExternalName: Rule<Service> = {
  id: 'unreachable-external-name',
  severity: 'error',
  because:
    'An alias is to end at a name that has addresses: of an address, or of itself, the DNS server has none to answer with.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  avoidedBy: 'ExternalAlias',
  bad: service('10.0.0.7'),
  says: 'Service shop/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice',
  good: service('db.example.com'),
  more: [
    {
      bad: service('db.shop.svc.cluster.local'),
      says: 'Service shop/db spec.externalName: found "db.shop.svc.cluster.local", its own name, expected the name of something that has an address; name where the alias is to lead',
      good: service('db.example.com'),
    },
    {
      bad: manifests(service('web.store.svc.cluster.local'), alias('db.shop.svc.cluster.local')),
      says: 'Service shop/db spec.externalName: found "web.store.svc.cluster.local", which leads back here, by Service store/web, expected the name of something that has an address; name where the aliases are to lead',
      good: manifests(service('web.store.svc.cluster.local'), alias('db.example.com')),
    },
  ],
  doubts: ['a controller may take the text for the address that it is'],
  silent: [
    { when: 'the address is a part of a name', manifests: service('10.0.0.7.sslip.io') },
    {
      when: 'it is the name of the Service in another set of clusters',
      manifests: service('db.shop.svc.clusterset.local'),
    },
    {
      when: 'the manifest leaves open which namespace the alias is in',
      manifests: service('db.default.svc.cluster.local', ''),
    },
  ],
  on: ({ services }) => services.all,
  *check(service, cluster) {
    const name = service.spec.get('externalName');
    const address = withoutRootDot(name.text ?? '');
    if (service.isExternalName && !isComplaint(IpAddress.parse(address))) {
      yield doubtful(
        routersOf(cluster, service).length > 0
          ? 'a controller may take the text for the address that it is'
          : undefined,
        fault(
          name,
          `the IP address ${quoted(address)}`,
          'a DNS name',
          'for an address, write a Service without a selector and an EndpointSlice',
        ),
      );
    } else if (service.isExternalName) {
      yield* ofCircle(service, cluster);
    }
  },
};

/** Aliases that lead to one another, which are told of once: at the first of them by name. */
function* ofCircle(service: Service, cluster: Cluster): Iterable<Fault> {
  const circle = aliasCircleOf(cluster, service);
  const [first] = [...(circle ?? [])].sort(byTitle);
  if (circle === undefined || first !== service) {
    return;
  }
  const name = service.spec.get('externalName');
  const others = circle.slice(1).map(({ object }) => object.title);
  const isOwn = others.length === 0;
  yield fault(
    name,
    `${quoted(name.text ?? '')}, ${isOwn ? 'its own name' : `which leads back here, by ${listed(others, 'and')}`}`,
    'the name of something that has an address',
    `name where the ${isOwn ? 'alias is' : 'aliases are'} to lead`,
  );
}

const byTitle = (one: Service, other: Service) => (one.object.title < other.object.title ? -1 : 1);
