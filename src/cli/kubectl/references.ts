import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';

/** The namespaces that routes and Gateways name: those of their parents, their backends and their certificates; sorted. */
export function namespacesNamedIn(manifests: readonly unknown[]): readonly string[] {
  const found = new Set<string>();
  for (const manifest of manifests) {
    const { apiVersion, spec } = manifest as { apiVersion?: string; spec?: unknown };
    if (apiVersion?.startsWith(`${GATEWAY_API_GROUP}/`)) {
      collect(spec, found);
    }
  }
  return [...found].sort();
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, each] of Object.entries(value)) {
    if (key === 'namespace' && typeof each === 'string') {
      found.add(each);
    } else {
      collect(each, found);
    }
  }
}
