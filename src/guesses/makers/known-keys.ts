import type { Cluster } from '../../model/cluster/cluster';
import { keysIn } from '../../model/traffic/tls-secrets';
import { filledBy } from './fillers';
import { operatorIn } from './operators';
import { isPromised } from './secret-makers';
import { hasVariant } from './variants';

/** The keys of a ConfigMap or Secret, if it is here and nobody adds to them. */
export function knownKeys(
  cluster: Cluster,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  name: string,
): readonly string[] | undefined {
  const [source, another] = cluster.ofKind(kind).named(namespace, name);
  const isOpen =
    another !== undefined ||
    source === undefined ||
    source.object.isEncrypted ||
    hasVariant(cluster, source.object) ||
    (kind === 'Secret' && (operatorIn(cluster) !== undefined || isPromised(cluster, namespace, name))) ||
    filledBy(source.object) !== undefined;
  const keys =
    source === undefined || isOpen ? [] : [...keysIn(source.object), ...source.object.root.get('binaryData').keys];
  // An empty one is filled by somebody.
  return keys.length === 0 ? undefined : keys;
}
