import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdk8s';
import type { Manifest } from '../support/synth';
import { expectStoredAsWritten, movedTo, releaseNodePorts } from './harness/acceptance';
import { ApiServer } from './harness/api-server';
import { namespaceFor } from './harness/run';

/*
 * The tests of the notes run once more, and everything that they synthesize is created in a real API server and read back.
 */

const NOTES = join(__dirname, '..', 'notes');

const server = new ApiServer();
const synth = jest.spyOn(Testing, 'synth');
let tests = 0;

// The snapshots are the everyday suite's.
expect.extend({ toMatchSnapshot: () => ({ pass: true, message: () => '' }) });

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
  synth.mockClear();
});

afterEach(async () => {
  // Tests ask for the manifests of one chart several times.
  const synthesized = new Map(synth.mock.calls.map(([chart], i) => [chart, synth.mock.results[i].value as Manifest[]]));
  if (synthesized.size === 0) {
    return;
  }
  tests += 1;
  const manifests = movedTo(await namespaceFor(server, `note-${tests}`), [...synthesized.values()].flat());
  await expectStoredAsWritten(server, manifests);
  await releaseNodePorts(server, manifests);
});

describe.each(readdirSync(NOTES).filter((file) => file.endsWith('.test.ts')))('the server takes the patterns of %s', (file) => {
  require(join(NOTES, file));
});
