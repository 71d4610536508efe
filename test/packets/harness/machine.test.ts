import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkMachine, type Machine } from './machine';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'machine-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A machine on which all is well but for what is said. */
function machine(but: Partial<Machine>): Machine {
  return { platform: 'linux', uid: 0, environment: withGo('1.26.0'), ...but };
}

/** Where a program called `go` says that it is of a version. */
function withGo(version: string): NodeJS.ProcessEnv {
  const programs = mkdtempSync(join(folder, 'programs-'));
  writeFileSync(join(programs, 'go'), `#!/bin/sh\necho go version go${version} linux/amd64\n`, { mode: 0o755 });
  return { PATH: programs };
}

test.each<[string, () => Partial<Machine>, string]>([
  [
    'another system than Linux',
    () => ({ platform: 'darwin' }),
    'npm run test:packets: found darwin, expected Linux; run it in a virtual machine, or leave it to CI',
  ],
  [
    'another user than root',
    () => ({ uid: 1000 }),
    'npm run test:packets: found user 1000, expected root, because network namespaces and the rules of the packet filter are made; run it as root: sudo -E env "PATH=$PATH" npm run test:packets',
  ],
  [
    'no Go',
    () => ({ environment: { PATH: '/nowhere' } }),
    'npm run test:packets: found no Go, expected Go 1.26 or later; install it (https://go.dev/dl/)',
  ],
  [
    'an older Go',
    () => ({ environment: withGo('1.9.7') }),
    'npm run test:packets: found Go 1.9.7, expected Go 1.26 or later; install it (https://go.dev/dl/)',
  ],
])('with %s, one sentence says what to do', (_, but, sentence) => {
  expect(() => checkMachine('test:packets', machine(but()))).toThrow(sentence);
});

test.each(['1.26.0', '1.26rc1', '1.30.2', '2.0'])('Go %s is taken', (version) => {
  expect(() => checkMachine('test:packets', machine({ environment: withGo(version) }))).not.toThrow();
});

test('both suites look at the machine before they prepare anything', async () => {
  for (const setup of ['./global-setup', '../ways-in/harness/global-setup']) {
    jest.resetModules();
    jest.doMock('./machine', () => ({
      checkMachine: () => {
        throw new Error('looked at');
      },
    }));
    jest.doMock('./rig-program', () => ({}));
    const { default: globalSetup } = await import(setup);
    await expect((async () => globalSetup({ seed: 1 }, { displayName: { name: 'packets' } }))()).rejects.toThrow(
      'looked at',
    );
  }
});
