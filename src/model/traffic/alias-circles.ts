import { CLUSTER_DOMAIN } from '../../values/cluster-domain';
import { withoutRootDot } from '../../values/dns-name';
import type { Cluster } from '../cluster/cluster';
import type { Service } from '../views/service';

/**
 * The aliases by which one leads back to itself, in their order and itself first. Undefined where they end elsewhere, or lead into a
 * circle that this one is no part of.
 *
 * The DNS server leaves out an alias that it has been at, and is left with no address to answer with: `A` and `AAAA` in
 * `plugin/backend_lookup.go` of CoreDNS.
 */
export function aliasCircleOf(cluster: Cluster, service: Service): readonly Service[] | undefined {
  const way = [service];
  for (let next = aliasedBy(cluster, service); next !== undefined; next = aliasedBy(cluster, next)) {
    if (next === service) {
      return way;
    }
    if (way.includes(next)) {
      return undefined;
    }
    way.push(next);
  }
  return undefined;
}

/** The alias that another is of, if it is the only one of its name here, and nothing can put it into another namespace. */
function aliasedBy(cluster: Cluster, { spec }: Service): Service | undefined {
  const host = withoutRootDot(spec.get('externalName').text ?? '');
  const [name = '', namespace = '', ...domain] = host.split('.');
  if (domain.join('.') !== `svc.${CLUSTER_DOMAIN}`) {
    return undefined;
  }
  const [service, variant] = cluster.services.named(namespace, name);
  return variant === undefined && service?.isExternalName && service.object.namespaceGiven ? service : undefined;
}
