import type { Outcome } from '../harness/outcome';
import { ask, type Place } from '../harness/places';

/*
 * Records of ports (SRV): a client asks DNS for the record, and then calls what that names.
 */

/** What stands before the URL of a record: the scheme in which the port is called, and the name of the record. */
export const RECORD = 'record+';

/** What a client calls that was given the name of a record, or the answer of the DNS server that knows none. */
export async function calledBy(from: Place, url: string): Promise<readonly string[] | Outcome> {
  const [, scheme, name] = /^record\+(\w+):\/\/(.+)$/.exec(url) ?? [];
  const outcome = await ask(from, `dns:${name}.svc.cluster.local./SRV`);
  const targets = (outcome.answers ?? []).map((answer) => answer.split(' '));
  return targets.length === 0 ? outcome : targets.map(([, , port, host]) => `${scheme}://${host}:${port}`);
}
