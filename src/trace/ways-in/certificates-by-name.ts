import type { Cluster } from '../../model/cluster/cluster';
import { certificateIn } from '../../model/traffic/certificates';
import { hostCovers } from '../../values/host';
import { closeness } from './host-match';

/** The names that the certificate of a Secret is for, as far as the manifests hold it. */
export function namesOf(cluster: Cluster, namespace: string, name: string): readonly string[] {
  return certificateIn(cluster, namespace, name)?.names ?? [];
}

/** Of some that have certificates, the one whose certificate is for a host: by its whole name before a wildcard. */
export function closestCovering<T>(
  all: readonly T[],
  names: (each: T) => readonly string[],
  host: string,
): T | undefined {
  const covering = all.flatMap((each) => {
    const byName = names(each).flatMap((name) => (hostCovers(name, host) ? (closeness(name, host, 'one') ?? []) : []));
    return byName.length === 0 ? [] : [{ each, closeness: Math.max(...byName) }];
  });
  return covering.sort((a, b) => b.closeness - a.closeness)[0]?.each;
}
