import { isClusterName } from '../../values/cluster-domain';
import { withoutRootDot } from '../../values/dns-name';
import { IpAddress } from '../../values/ip-address';
import type { Service } from '../views/service';

/** The host outside the cluster that a Service is an alias of; undefined for names of the cluster, and for what is no alias. */
export function outsideHostOf({ isExternalName, spec }: Service): string | undefined {
  const host = isExternalName ? withoutRootDot(spec.get('externalName').text ?? '') : '';
  return host === '' || isClusterName(host) || IpAddress.meantBy(host) !== undefined ? undefined : host;
}
