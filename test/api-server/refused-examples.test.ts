import { parseAllDocuments } from 'yaml';
import { REFUSED_EXAMPLES } from '../support/refused-examples';
import type { Manifest } from '../support/synth';
import { ApiServer, type Verdict } from './harness/api-server';
import { namespaceFor } from './harness/run';

/*
 * What a rule says of the API server, the server does: of each example it refuses the bad manifests and takes the good ones.
 */

const server = new ApiServer();
let namespace: string;

beforeAll(async () => {
  namespace = await namespaceFor(server, 'rules');
});

/** What cannot be asked, by the reason. */
const NOT_SENT: Readonly<Record<string, string>> = {
  'forbidden-api-version#3': 'an object without a kind has no path to be sent to, and clients say so themselves',
};

test('what cannot be asked is an example of such a rule', () => {
  const names = REFUSED_EXAMPLES.map(({ name }) => name);
  expect(Object.keys(NOT_SENT).filter((name) => !names.includes(name))).toEqual([]);
});

test.each(REFUSED_EXAMPLES.filter(({ name }) => NOT_SENT[name] === undefined))(
  'the server refuses the bad example of $name and takes the good one',
  async ({ bad, good }) => {
    expect(await refusalsOf(good)).toEqual([]);
    expect(await refusalsOf(bad)).toHaveLength(1);
  },
);

/** What the server says to the objects of an example that it refuses. */
async function refusalsOf(yaml: string): Promise<string[]> {
  const stored: Manifest[] = [];
  const verdictOn = async (manifest: Manifest): Promise<Verdict> => {
    // A dry run hands out no node ports, so Services are stored, together: one may take what another asks for.
    if (manifest.kind !== 'Service') {
      return server.judgeCreation(manifest);
    }
    const verdict = await server.store(manifest);
    stored.push(...(verdict.accepted ? [verdict.object] : []));
    return verdict;
  };
  const refusals: string[] = [];
  try {
    // As kubectl reads it, to which 0644 is an octal number.
    for (const document of parseAllDocuments(yaml, { version: '1.1' })) {
      const { accepted, words } = await verdictOn(moved(document.toJS()));
      refusals.push(...(accepted ? [] : [words]));
    }
  } finally {
    await Promise.all(stored.map((each) => server.remove(each)));
  }
  return refusals;
}

/** The same object in the namespace of the tests, where it names one. */
function moved(manifest: Manifest): Manifest {
  return manifest.metadata?.namespace === undefined
    ? manifest
    : { ...manifest, metadata: { ...manifest.metadata, namespace } };
}
