import { startRig } from './rig-program';

function node(script: string): [string, ...string[]] {
  return [process.execPath, '-e', script];
}

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

const IS_READY = 'console.log("KUBECONFIG=/rig/kubeconfig RIG=/rig");';

test('a rig ends when it is told to', async () => {
  const rig = await startRig(node(`${IS_READY} process.stdin.resume()`));
  expect(rig).toMatchObject({ kubeconfig: '/rig/kubeconfig', folder: '/rig' });
  await expect(rig.stop()).resolves.toBeUndefined();
});

test('a rig that cannot end in order is quoted', async () => {
  const fails =
    'process.stdin.resume().on("end", () => { console.error("found no folder for logs"); process.exit(1); })';
  const rig = await startRig(node(`${IS_READY} ${fails}`));
  await expect(rig.stop()).rejects.toThrow(
    'npm run test:packets: found a rig that ended (1) when it was asked to, expected one that ends in order when it is asked to; see what it said: found no folder for logs',
  );
});
