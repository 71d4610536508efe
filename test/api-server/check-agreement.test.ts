import { disagreementOn } from '../check/agreement/disagreement';
import { changedInOneField, DRAWN_KINDS, drawnManifests } from '../check/agreement/manifests';
import type { Manifest } from '../support/synth';
import { ApiServer, type Verdict } from './harness/api-server';
import { drawn, howToRepeat, runs } from './harness/options';
import { namespaceFor } from './harness/run';

/*
 * Where `check` says that the API server refuses an object, it does; and where the server refuses one, `check` reports an
 * error. Good objects are changed in one field, each way there is, and in several at random.
 */

/** Objects of each kind with several changes. */
const SEVERAL_CHANGES = 1500;

/** As many disagreements as a failure shows. */
const SHOWN = 20;

const server = new ApiServer();
let namespace: string;
const counts: string[] = [];

beforeAll(async () => {
  namespace = await namespaceFor(server, 'check');
});

afterAll(() => {
  process.stdout.write(`\n${counts.join('\n')}\nTo repeat it: ${howToRepeat}\n`);
});

describe.each(DRAWN_KINDS.map((kind) => [kind.kind, kind] as const))(
  'check and the server agree on %s',
  (name, kind) => {
    test.each([
      ['with one change', () => changedInOneField(kind)],
      ['with several changes', () => drawn(drawnManifests(kind), runs(SEVERAL_CHANGES))],
    ] as const)('%s', async (what, manifests) => {
      const disagreements: string[] = [];
      let refused = 0;
      const all = manifests();
      for (const manifest of all) {
        const verdict = await judged(manifest);
        refused += verdict.accepted ? 0 : 1;
        const disagreement = disagreementOn(manifest, verdict);
        if (disagreement !== undefined) {
          disagreements.push(`${disagreement}\n${JSON.stringify(manifest)}`);
        }
      }
      counts.push(`${String(all.length).padStart(7)} of ${name} ${what}, of which the server refuses ${refused}`);
      expect(disagreements.sort((a, b) => a.length - b.length).slice(0, SHOWN)).toEqual([]);
      // Objects of one sort only would show nothing.
      expect(refused).toBeGreaterThan(all.length / 20);
      expect(all.length - refused).toBeGreaterThan(all.length / 20);
    });
  },
);

/** What the server says to creating an object. A dry run hands out no node ports, so Services are stored for a moment. */
async function judged(manifest: Manifest): Promise<Verdict> {
  const home = { ...manifest, metadata: { ...manifest.metadata, namespace } };
  const verdict = await server.judgeCreation(home);
  const takesNodePorts = JSON.stringify(manifest).match(/"(nodePort|healthCheckNodePort)":[1-9]/) !== null;
  return verdict.accepted && takesNodePorts
    ? server.judgeByStoring({ ...home, metadata: { namespace, generateName: 'stored-' } })
    : verdict;
}
