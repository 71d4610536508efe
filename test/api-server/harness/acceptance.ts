import type { Manifest } from '../../support/synth';
import type { ApiServer } from './api-server';
import { isJudged, unexpectedWarnings } from './exceptions';
import { lossesOf } from './stored';

/**
 * Creates objects by server-side apply with strict validation, reads them back, and expects every field that was written
 * to be there with the value that was written, and no warning.
 */
export async function expectStoredAsWritten(server: ApiServer, manifests: readonly Manifest[]): Promise<void> {
  const judged = manifests.filter(isJudged);
  const faults = await Promise.all(judged.map((manifest) => faultsOf(server, manifest)));
  expect(faults.flat()).toEqual([]);
}

async function faultsOf(server: ApiServer, manifest: Manifest): Promise<string[]> {
  const name = `${manifest.kind} ${manifest.metadata.name}`;
  const verdict = await server.apply(manifest);
  if (!verdict.accepted) {
    return [`${name} is refused: ${verdict.words}`];
  }
  const losses = lossesOf(manifest, await server.read(manifest));
  return [...unexpectedWarnings(verdict), ...losses].map((fault) => `${name}: ${fault}`);
}

/** Gives back the node ports that objects have taken, of which the cluster has each once. */
export async function releaseNodePorts(server: ApiServer, manifests: readonly Manifest[]): Promise<void> {
  const services = manifests.filter(({ kind }) => kind === 'Service');
  await Promise.all(services.map((service) => server.remove(service)));
}

/** The same objects in another namespace. */
export function movedTo(namespace: string, manifests: readonly Manifest[]): Manifest[] {
  return manifests.map((manifest) => ({ ...manifest, metadata: { ...manifest.metadata, namespace } }));
}
