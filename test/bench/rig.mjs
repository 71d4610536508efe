/*
 * `npm run bench:rig -- COMMAND…`: how long a rig takes until its nodes are ready, what it takes to stop it, how long a command takes with
 * it, and the most memory that the rig took meanwhile. The command finds the rig by PACKETS_RIG, as `npm run test:packets` does; without
 * one, the rig is only started and stopped. It prints rows for the tables of the READMEs, and asserts nothing, for all of it depends on
 * what else the machine does. As root, with Go.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLUSTER = fileURLToPath(new URL('../cluster', import.meta.url));
const [command, ...args] = process.argv.slice(2);

const { status: built } = spawnSync(join(CLUSTER, 'build-rig.sh'), { stdio: ['ignore', 2, 2] });
if (built !== 0) {
  throw new Error('test/cluster/build-rig.sh has failed; see what it says above');
}
const started = Date.now();
const rig = spawn(join(CLUSTER, 'bin', 'rig'), ['up', '--until-stdin-closes'], { stdio: ['pipe', 'pipe', 'inherit'] });
const ended = once(rig, 'exit');
const folder = await readyFolder();
const booted = Date.now();
const most = { rss: 0, pss: 0, processes: 0 };
const watching = setInterval(() => look(most), 1000);
look(most);
const status = command === undefined ? 0 : await codeOf(command, args);
const done = Date.now();
clearInterval(watching);
rig.stdin.end();
await ended;

const rows = [
  ['until it is ready', seconds(booted - started)],
  ...(command === undefined ? [] : [[[command, ...args].join(' '), `${seconds(done - booted)}, code ${status}`]]),
  ['stop', seconds(Date.now() - done)],
  ['most memory, what processes share counted once (PSS)', gibibytes(most.pss)],
  ['most memory, each process for itself (RSS)', gibibytes(most.rss)],
  ['most processes', String(most.processes)],
];
const [load] = readFileSync('/proc/loadavg', 'utf8').split(' ');
console.log(
  `\nmeasured on ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, load ${load} at the end\n`,
);
for (const [what, measured] of rows) {
  console.log(`| ${what} | ${measured} |`);
}
process.exitCode = status;

async function readyFolder() {
  let said = '';
  for await (const text of rig.stdout.setEncoding('utf8')) {
    said += text;
    const [, found] = /^KUBECONFIG=\S+ RIG=(\S+)$/m.exec(said) ?? [];
    if (found !== undefined) {
      return found;
    }
  }
  throw new Error('the rig ended before it was ready; see what it says above');
}

async function codeOf(program, words) {
  const child = spawn(program, words, { stdio: ['ignore', 2, 2], env: { ...process.env, PACKETS_RIG: folder } });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** Looks what the rig takes now, and remembers the most. */
function look(seen) {
  const own = processesBelow(rig.pid).map(memoryOf);
  const sum = (key) => own.reduce((total, memory) => total + memory[key], 0);
  seen.rss = Math.max(seen.rss, sum('rss'));
  seen.pss = Math.max(seen.pss, sum('pss'));
  seen.processes = Math.max(seen.processes, own.length);
}

/** A process and all that it has started, those of its containers among them. */
function processesBelow(root) {
  const childrenOf = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    // The second field behind the command, which is in brackets and may hold others.
    const [, parent] = read(`/proc/${pid}/stat`).split(')').at(-1).trim().split(' ');
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), pid]);
  }
  const found = [String(root)];
  for (const pid of found) {
    found.push(...(childrenOf.get(pid) ?? []));
  }
  return found;
}

/** In kibibytes; nothing of a process that has just ended. */
function memoryOf(pid) {
  const text = read(`/proc/${pid}/smaps_rollup`);
  const field = (name) => Number(new RegExp(`^${name}: *(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);
  return { rss: field('Rss'), pss: field('Pss') };
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function gibibytes(kibibytes) {
  return `${(kibibytes / 2 ** 20).toFixed(2)} GiB`;
}
