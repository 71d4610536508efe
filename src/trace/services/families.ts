import { familiesOf, isDualStack } from '../../model/traffic/families';
import type { Service } from '../../model/views/service';
import type { IpFamilyName } from '../../values/ip-address';
import type { Endpoints } from './endpoints';

/** The family of an address, whatever its spelling. */
export function familyOf(address: string): IpFamilyName {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

/**
 * The endpoints that a proxy takes: an address of a Service leads to endpoints of its own family only. Pods have addresses of
 * every family that the cluster has; written endpoints have that of their slice.
 *
 * @param asked the family of the address that is asked for, where it is not a name
 */
export function ofOneFamily(endpoints: Endpoints, service: Service, asked: IpFamilyName | undefined): Endpoints {
  if (endpoints.are === 'none' || endpoints.groups.every(({ address }) => address === undefined)) {
    return endpoints;
  }
  const families = asked === undefined ? familiesOf(service) : [asked];
  const groups = endpoints.groups.filter(
    ({ address }) => address === undefined || families === undefined || families.includes(familyOf(address)),
  );
  return groups.length === 0
    ? {
        are: 'none',
        because: `none of its endpoints is of ${families?.join(' or ')}`,
        by: { object: service.object, field: service.spec.get('ipFamilies') },
        instead: [],
        assumptions: endpoints.assumptions,
      }
    : {
        ...endpoints,
        groups,
        assumptions: [
          ...endpoints.assumptions,
          ...(asked === undefined
            ? assumed(
                service,
                groups.map(({ address }) => address),
              )
            : []),
        ],
      };
}

/** What must be so of the client, or of a Service that does not say its family. */
function assumed(service: Service, addresses: readonly (string | undefined)[]): string[] {
  const families = new Set(addresses.flatMap((address) => address ?? []).map(familyOf));
  const [family] = families;
  const { title } = service.object;
  if (isDualStack(service)) {
    const others = addresses.includes(undefined) || families.size > 1;
    return others
      ? ['clients connect over both families, each to the endpoints of its own']
      : [`clients connect over ${family}, the only family of which ${title} has endpoints`];
  }
  if (familiesOf(service) !== undefined) {
    return [];
  }
  if (families.size > 1) {
    return [`only those endpoints are taken that are of the family which the cluster gives ${title}`];
  }
  return family === 'IPv6' ? [`the cluster gives ${title} an address of IPv6`] : [];
}
