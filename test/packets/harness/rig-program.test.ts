import { buildRig, startRig, THIS_MACHINE } from './rig-program';

function node(script: string): [string, ...string[]] {
  return [process.execPath, '-e', script];
}

test.each([
  [
    'another system than Linux',
    { platform: 'darwin' as const },
    'npm run test:packets: found darwin, expected Linux; run it in a virtual machine, or leave it to CI',
  ],
  [
    'another user than root',
    { uid: 1000 },
    'npm run test:packets: found user 1000, expected root, because network namespaces and the rules of the packet filter are made; run it as root: sudo -E env "PATH=$PATH" npm run test:packets',
  ],
  [
    'no Go',
    { environment: { ...process.env, PATH: '/nowhere' } },
    'npm run test:packets: found no Go, expected Go 1.26; install it (https://go.dev/dl/)',
  ],
])('with %s, one sentence says what to do', (_, machine, sentence) => {
  expect(() => buildRig({ ...THIS_MACHINE, ...machine })).toThrow(sentence);
});

test('a rig that ends before it is ready is quoted', async () => {
  const program = node('console.error("found no nft"); process.exit(1)');
  await expect(startRig(program)).rejects.toThrow(
    'npm run test:packets: found a rig that ended (1) before it was ready, expected one that gets ready; see what it said: found no nft',
  );
});

test('a rig that never gets ready is ended', async () => {
  const program = node('console.error("waiting"); setInterval(() => {}, 1000)');
  await expect(startRig(program, 1000)).rejects.toThrow(
    'found a rig that ended (killed) before it was ready, expected one that gets ready; see what it said: nothing for 1 s',
  );
});
