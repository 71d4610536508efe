/*
 * `npm run bench:peers`: the command beside kube-score and kubeconform, which are built as Go modules, over the same manifests: 10,000
 * objects in 500 files, and one small file. Whole processes, taking turns. kubeconform judges shapes alone, by the definitions of the
 * Kubernetes that the tests run; kube-score judges workloads, and has no opinion of most of what `check` looks at.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifests } from './manifests.mjs';
import { median } from './median.mjs';
import { writeSchemas } from './schemas.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const OBJECTS = 10_000;
const FILES = 500;
const COMMAND = fileURLToPath(new URL('../../lib/cli.js', import.meta.url));
const RIG = fileURLToPath(new URL('../cluster/go.mod', import.meta.url));
const KUBECONFORM = 'github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0';
const KUBE_SCORE = 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0';

if (spawnSync('go', ['version']).status !== 0) {
  console.log(
    'nothing compared: found no go, expected Go 1.24 or newer, which kube-score and kubeconform are built with',
  );
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-peers-'));
try {
  console.log('building kube-score and kubeconform …');
  for (const tool of [KUBECONFORM, KUBE_SCORE]) go(['install', tool], { GOBIN: folder });
  const schemas = join(folder, 'schemas');
  writeSchemas(definitions(), schemas);
  const location = join(schemas, '{{.ResourceKind}}{{.KindSuffix}}.json');
  const contenders = (files) => ({
    'this library': [process.execPath, COMMAND, 'check', ...files],
    kubeconform: [join(folder, 'kubeconform'), '-schema-location', location, '-summary', ...files],
    'kube-score': [join(folder, 'kube-score'), 'score', ...files],
  });
  console.log(`\nmedians of ${ROUNDS} rounds, whole processes in turn\n`);
  console.log(['', ...Object.keys(contenders([])), 'ratio to each'].map((cell) => cell.padEnd(18)).join(''));
  compare(
    `${OBJECTS.toLocaleString('en')} objects`,
    contenders(many()),
    /Summary: 10000 resources .* Invalid: 0, Errors: 0/,
  );
  compare('one small file', contenders([one()]), /Summary: 1 resource .* Invalid: 0, Errors: 0/);
} finally {
  rmSync(folder, { recursive: true });
}

/** The manifests, twenty objects a file. */
function many() {
  const inFiles = join(folder, 'manifests');
  mkdirSync(inFiles);
  const documents = manifests(OBJECTS).split(/^---\n/m);
  const each = documents.length / FILES;
  return Array.from({ length: FILES }, (_, i) => {
    const file = join(inFiles, `${i}.yaml`);
    writeFileSync(file, documents.slice(i * each, (i + 1) * each).join('---\n'));
    return file;
  });
}

function one() {
  const file = join(folder, 'one.yaml');
  writeFileSync(file, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}\n');
  return file;
}

/** Runs each in turn. What kubeconform says it saw tells that all were given the same. */
function compare(what, commands, seen) {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, [program, ...args]] of Object.entries(commands)) {
      const start = process.hrtime.bigint();
      const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
      times[name].push(Number(process.hrtime.bigint() - start) / 1e6);
      // Findings are no failure, and all of them end with 1 where there are some.
      if (status > 1 || status === null || (name === 'kubeconform' && !seen.test(stdout))) {
        throw new Error(`${name} failed with ${status}: ${stderr}${stdout.slice(-500)}`);
      }
    }
  }
  const [ours, ...theirs] = Object.values(times).map(median);
  const cells = [ours, ...theirs].map((ms) => `${ms.toFixed(0)} ms`);
  console.log(
    [what, ...cells, theirs.map((ms) => (ours / ms).toFixed(2)).join(' and ')].map((cell) => cell.padEnd(18)).join(''),
  );
}

/** What Kubernetes publishes of its kinds, in the release that the tests run. */
function definitions() {
  const version = /k8s\.io\/kubernetes (v\S+)/.exec(readFileSync(RIG, 'utf8'))[1];
  const { Dir } = JSON.parse(go(['mod', 'download', '-json', `k8s.io/kubernetes@${version}`]));
  return JSON.parse(readFileSync(join(Dir, 'api/openapi-spec/swagger.json'), 'utf8')).definitions;
}

function go(args, variables = {}) {
  const { status, stdout, stderr } = spawnSync('go', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  });
  if (status !== 0) throw new Error(`go ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}
