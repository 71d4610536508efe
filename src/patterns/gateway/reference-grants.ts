import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import { claimName } from '../cluster/claims';
import { joinedName } from '../joined-name';
import type { ReferenceGrantSpec } from './specs';

/** One object of another namespace that is referred to. */
export interface Reference {
  /** The kind of the object that refers: an HTTPRoute, a Gateway. */
  readonly fromKind: string;
  readonly kind: 'Service' | 'Secret';
  readonly namespace: string;
  readonly name: string;
}

/** The most objects that a grant names. */
const MOST_TO = 16;

/**
 * The leave that other namespaces give to be referred to: a ReferenceGrant in each of them, for the objects by name. It is
 * written as `v1beta1`, which all releases of the Gateway API serve; `v1` came with 1.5.
 */
export function referenceGrants(
  construct: Construct,
  own: { readonly name: string; readonly namespace: string },
  references: readonly Reference[],
): ApiObject[] {
  const wanted = new Map<string, { first: Reference; names: Set<string> }>();
  for (const reference of references) {
    const key = `${reference.namespace} ${reference.fromKind} ${reference.kind}`;
    const group = wanted.get(key) ?? { first: reference, names: new Set<string>() };
    wanted.set(key, group);
    group.names.add(reference.name);
  }
  return [...wanted.values()].flatMap(({ first, names }) =>
    chunks([...names], MOST_TO).map((some, i) => {
      const base = joinedName(own.namespace, own.name, `${first.fromKind}-to-${first.kind}`.toLowerCase());
      const name = i === 0 ? base : joinedName(base, String(i + 1));
      const spec: ReferenceGrantSpec = {
        from: [{ group: GATEWAY_API_GROUP, kind: first.fromKind, namespace: own.namespace }],
        to: some.map((each) => ({ group: '', kind: first.kind, name: each })),
      };
      claimName(construct, 'ReferenceGrant', first.namespace, name);
      return new ApiObject(construct, `ReferenceGrant-${first.namespace}-${name}`, {
        apiVersion: `${GATEWAY_API_GROUP}/v1beta1`,
        kind: 'ReferenceGrant',
        metadata: { name, namespace: first.namespace },
        spec,
      });
    }),
  );
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
