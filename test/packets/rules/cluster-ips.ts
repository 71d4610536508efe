import { ApiServer } from '../../api-server/harness/api-server';
import type { Manifest } from '../../support/synth';

/*
 * Examples write a cluster IP, of which a cluster has each once. Each side of an example gets one that no other has, of this test
 * file, of an earlier one whose Services are still going away, or of one that runs beside it.
 */

/** What examples write. */
const WRITTEN = /\b10\.96\.(0\.42|7\.7)\b/g;

/** The last numbers of addresses that the server gives to nobody by itself, in the first 256 of its range. */
const [FIRST, LAST] = [60, 250];

/** As many test files may run at a time. */
const WORKERS = 16;

const given = new Set<string>();

/** The same manifests with an address of their own in the place of those that are written. */
export async function withFreeClusterIp(manifests: readonly Manifest[]): Promise<readonly Manifest[]> {
  const text = JSON.stringify(manifests);
  return text.search(WRITTEN) === -1 ? manifests : JSON.parse(text.replaceAll(WRITTEN, await freeClusterIp()));
}

async function freeClusterIp(): Promise<string> {
  const addresses = await new ApiServer().list('networking.k8s.io/v1', 'IPAddress');
  const taken = new Set(addresses.map(({ metadata }) => metadata.name));
  const ours = Number(process.env.JEST_WORKER_ID) % WORKERS;
  for (let last = FIRST + ours; last <= LAST; last += WORKERS) {
    const address = `10.96.0.${last}`;
    if (!taken.has(address) && !given.has(address)) {
      given.add(address);
      return address;
    }
  }
  throw new Error('No cluster IP is free for an example');
}
