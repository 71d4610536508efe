import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildCluster, startCluster } from './cluster-program';
import { isOwnCluster } from './run';

function node(script: string): [string, ...string[]] {
  return [process.execPath, '-e', script];
}

test('without Go, one sentence says what to install', () => {
  expect(() => buildCluster({ ...process.env, PATH: '/nowhere' })).toThrow(
    'npm run test:cluster: found neither Go nor the variable TEST_CLUSTER_KUBECONFIG, expected one of them; install Go 1.26 (https://go.dev/dl/), or set the variable to the kubeconfig of a cluster, such as one of kind or minikube',
  );
});

test('a program that ends before it is ready is quoted', async () => {
  const program = node('console.error("found port 6443 taken"); process.exit(1)');
  await expect(startCluster(program)).rejects.toThrow(
    'npm run test:cluster: found an API server that ended (1) before it was ready, expected one that gets ready; see what it said: found port 6443 taken',
  );
});

test('a program that never gets ready is ended', async () => {
  const program = node('console.error("waiting"); setInterval(() => {}, 1000)');
  await expect(startCluster(program, 1000)).rejects.toThrow(
    'npm run test:cluster: found an API server that ended (killed) before it was ready, expected one that gets ready; see what it said: nothing for 1 s',
  );
});

test('a program that cannot be started is an error', async () => {
  await expect(startCluster(['/nowhere/cluster'])).rejects.toThrow('spawn /nowhere/cluster ENOENT');
});

// Where somebody else's cluster is used, ours may not be built.
(isOwnCluster() ? test : test.skip)('a run that is killed leaves neither a server nor files behind', async () => {
  const start = `require(${JSON.stringify(join(__dirname, 'cluster-program.ts'))}).startCluster()`;
  const script = `${start}.then(({ kubeconfig }) => console.log(kubeconfig))`;
  const run = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await once(run.stdout, 'data');
  const folder = dirname(String(output).trim());
  expect(existsSync(folder)).toBe(true);
  run.kill('SIGKILL');
  for (let attempt = 0; attempt < 100 && existsSync(folder); attempt++) {
    await pause(100);
  }
  expect(existsSync(folder)).toBe(false);
});
