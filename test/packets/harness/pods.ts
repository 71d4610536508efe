import type { Manifest } from '../../support/synth';

/** What tests ask of a pod. */
export interface Pod {
  readonly name: string;
  readonly node: string;
  readonly isReady: boolean;
  /** Its address of the first family. */
  readonly address: string;
  readonly addresses: readonly string[];
  readonly manifest: Manifest;
}

export function podOf(manifest: Manifest): Pod {
  const { metadata, spec, status } = manifest;
  const conditions: Manifest[] = status?.conditions ?? [];
  return {
    name: metadata.name,
    node: spec.nodeName ?? '',
    isReady: conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
    address: status?.podIP ?? '',
    addresses: (status?.podIPs ?? []).map(({ ip }: Manifest) => ip),
    manifest,
  };
}

/** A pod in few words, and what its containers wait for. */
export function stateOf({ name, isReady, manifest }: Pod): { readonly name: string; readonly is: string } {
  const containers: Manifest[] = manifest.status?.containerStatuses ?? [];
  const waiting = containers.map(({ state }) => state?.waiting?.message ?? state?.waiting?.reason);
  return { name, is: isReady ? 'ready' : (waiting.find((each) => each !== undefined) ?? 'not ready') };
}
