import { ApiServer } from '../../api-server/harness/api-server';
import type { Manifest } from '../../support/synth';

export interface Node {
  readonly name: string;
  readonly ipv4: string;
  readonly ipv6: string;
}

/** The nodes of the rig, by name. */
export async function nodes(): Promise<Node[]> {
  const manifests = await new ApiServer().list('v1', 'Node');
  return manifests.map(nodeOf).sort((one, other) => (one.name < other.name ? -1 : 1));
}

function nodeOf({ metadata, status }: Manifest): Node {
  const addresses: string[] = status.addresses
    .filter(({ type }: Manifest) => type === 'InternalIP')
    .map(({ address }: Manifest) => address);
  return {
    name: metadata.name,
    ipv4: addresses.find((address) => !address.includes(':')) ?? '',
    ipv6: addresses.find((address) => address.includes(':')) ?? '',
  };
}

/** A host and a port as URLs write them, IPv6 addresses in brackets. */
export function at(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
