import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programNamed } from '../../src/cli/kubectl/kubectl';
import { main } from '../../src/cli/main';
import { toolOf } from '../../src/cli/tool';

/*
 * The command. What depends on the process is asked of the command as it is shipped: the built file, started as a process of
 * its own, which takes a tenth of a second each time. What it says is asked of the same code in this process.
 */

const ROOT = join(__dirname, '../..');
const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const COMMAND = join(ROOT, bin['cdk8s-service-patterns']);

const GOOD = `apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  type: ExternalName
  externalName: db.example.com
`;
const BAD = GOOD.replace('db.example.com', '10.0.0.7');
const DOUBTFUL = `${GOOD}  sessionAffinity: ClientIP\n`;

let folder: string;

beforeAll(() => {
  if (!existsSync(COMMAND)) {
    throw new Error(`${COMMAND}: found no such file, expected the built command; run \`npm run build\``);
  }
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** What a command line ends with. */
interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the command in the folder, so that all paths it tells are short. */
function started(args: readonly string[], options: Partial<SpawnSyncOptionsWithStringEncoding> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    encoding: 'utf8',
    ...options,
  });
  return { code: status, out: withoutTime(stdout), err: stderr };
}

/** Runs the command in this process, in the folder. */
function run(args: readonly string[], input = ''): Ended {
  let out = '';
  let err = '';
  const before = process.cwd();
  process.chdir(folder);
  try {
    const code = main(args, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      input: () => input,
      kubectl: programNamed('kubectl', process.env),
      colours: false,
      watched: false,
      tool: toolOf(readFileSync(join(ROOT, 'package.json'), 'utf8')),
    });
    return { code, out: withoutTime(out), err };
  } finally {
    process.chdir(before);
  }
}

function withoutTime(out: string): string {
  return out.replace(/\(\d+ ms\)/, '(… ms)');
}

/** Runs the command where it believes a terminal to be; skipped where there is no `script` to make one. */
function runInTerminal(args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const command = [process.execPath, COMMAND, ...args].map((each) => `'${each}'`).join(' ');
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '', ...env },
  });
  return stdout;
}

const withTerminal = spawnSync('script', ['--version']).status === 0 ? test : test.skip;

test('people are told the line, the reason and the number of mistakes', () => {
  write('db.yaml', BAD);
  expect(started(['check', 'db.yaml'])).toEqual({
    code: 1,
    out: `Service default/db
  error unreachable-external-name
  Service default/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice
    --> db.yaml:7:3
  7 |   externalName: 10.0.0.7
    |   ^
  An alias is to end at a name that has addresses: of an address, or of itself, the DNS server has none to answer with.

1 error in 1 object of 1 file (… ms)
`,
    err: '',
  });
});

test.each([
  ['nothing found', [], GOOD, 0],
  ['an error', [], BAD, 1],
  ['a warning', [], DOUBTFUL, 0],
  ['a warning, if one is strict', ['--strict'], DOUBTFUL, 1],
  ['a warning, and one is strict', ['--strict'], GOOD, 0],
  ['broken YAML', [], `${GOOD}---\na: [\n`, 2],
  ['broken YAML beside an error', [], `${BAD}---\na: [\n`, 2],
  ['nothing at all', [], '', 2],
  ['no object', [], 'a: 1\n', 2],
])('%s ends with its exit code', (_, options, text, code) => {
  expect(started(['check', ...options, '-'], { input: text }).code).toBe(code);
});

test('files, folders and standard input are judged together', () => {
  write(
    'pods.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: web, image: nginx, ports: [{containerPort: 80, name: http}]}]}\n',
  );
  write(
    'deep/er/service.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80, targetPort: htp}]}\n',
  );
  write('deep/readme.md', BAD);
  const { code, out } = started(['check', 'pods.yaml', 'deep', '-'], { input: GOOD });
  expect(code).toBe(1);
  expect(out).toContain(`--> ${join('deep', 'er', 'service.yaml')}:4:`);
  expect(out).toContain('found "htp", a name that no container of Pod default/web gives a TCP port');
  expect(out).toContain('1 error in 3 objects of 3 files');
});

test('a list is opened, and a place inside it found', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n  - ${BAD.trim().replaceAll('\n', '\n    ')}\n`;
  expect(run(['check', '-'], list).out).toContain('--> -:10:7');
});

describe('what cannot be read is named with its place, and the rest is judged', () => {
  test.each([
    [
      'broken YAML',
      'kind: Service\nmetadata: {name: [}\n',
      /:2:\d+: found broken YAML \(.+\), expected a YAML or JSON document; /,
    ],
    ['a tab', 'kind: Service\nmetadata:\n\tname: db\n', /:3:\d+: found a tab in the indentation, expected blanks; /],
    [
      'a Helm template',
      'kind: Service\nmetadata:\n  name: {{ .Values.name }}\n',
      /:3:1: found a template, .+ helm template CHART/,
    ],
  ])('%s', (_, text, sentence) => {
    write('broken.yaml', text);
    write('db.yaml', BAD);
    const { code, out, err } = run(['check', '.']);
    expect(code).toBe(2);
    expect(out).toMatch(new RegExp(`^unreadable broken.yaml${sentence.source}`));
    expect(out).toContain('unreachable-external-name');
    expect(err).toBe('');
  });
});

test('JSON has the shape that is promised, and is alone on standard output', () => {
  write('db.yaml', BAD);
  write('broken.yaml', 'kind: Service\nmetadata: [\n');
  const { code, out, err } = started(['check', '--format', 'json', '.']);
  expect(code).toBe(2);
  expect(err).toContain('broken.yaml:3:1: found broken YAML');
  expect(JSON.parse(out)).toEqual({
    findings: [
      {
        rule: 'unreachable-external-name',
        severity: 'error',
        message:
          'Service default/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice',
        because:
          'An alias is to end at a name that has addresses: of an address, or of itself, the DNS server has none to answer with.',
        fix: 'for an address, write a Service without a selector and an EndpointSlice',
        object: { apiVersion: 'v1', kind: 'Service', namespace: 'default', name: 'db' },
        path: 'spec.externalName',
        file: 'db.yaml',
        line: 7,
        column: 3,
      },
    ],
    unreadable: [{ file: 'broken.yaml', line: 3, column: 1, message: expect.stringContaining('found broken YAML') }],
    summary: { objects: 1, files: 2, errors: 1, warnings: 0, suppressed: 0, milliseconds: expect.any(Number) },
  });
});

test('SARIF is alone on standard output as well', () => {
  write('db.yaml', BAD);
  const { code, out } = run(['check', '--format', 'sarif', 'db.yaml']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    version: '2.1.0',
    runs: [{ results: [{ ruleId: 'unreachable-external-name' }] }],
  });
});

test('neither colours nor progress reach a pipe', () => {
  for (let i = 0; i < 300; i++) {
    write(`${i}.yaml`, BAD.replace('name: db', `name: db-${i}`));
  }
  const { out, err } = started(['check', '.'], { env: { ...process.env, FORCE_COLOR: undefined } });
  expect(out).not.toContain('\u001b');
  expect(err).toBe('');
});

withTerminal('a terminal gets colours, unless NO_COLOR is set', () => {
  write('db.yaml', BAD);
  expect(runInTerminal(['check', 'db.yaml'])).toContain('\u001b[31merror\u001b[0m unreachable-external-name');
  expect(runInTerminal(['check', 'db.yaml'], { NO_COLOR: '1' })).not.toContain('\u001b');
});

test('FORCE_COLOR colours a pipe, as a CI log is one', () => {
  write('db.yaml', BAD);
  const { out } = started(['check', 'db.yaml'], { env: { ...process.env, FORCE_COLOR: '1' } });
  expect(out).toContain('\u001b[31merror\u001b[0m unreachable-external-name');
});

test('it says which release it is', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(started(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('rules are listed and explained', () => {
  expect(run(['check', '--rules']).out).toContain(
    '\nunreachable-external-name (error)\n    An alias is to end at a name',
  );
  const { code, out } = run(['check', '--explain', 'unreachable-external-name']);
  expect(code).toBe(0);
  expect(out).toMatch(/^# unreachable-external-name\n[\s\S]*\n## Wrong\n[\s\S]*\n> Service shop\/db [\s\S]*\nRight:\n/);
});

test('rules that depend on the version follow --kubernetes', () => {
  const input = '{apiVersion: v1, kind: Endpoints, metadata: {name: db}}';
  expect(run(['check', '--strict', '-'], input).code).toBe(1);
  expect(run(['check', '--strict', '--kubernetes', '1.32', '-'], input).code).toBe(0);
});

test.each([
  [[], 'usage: '],
  [
    ['chek'],
    '"chek": found an unknown command, expected "check", "trace", "diff", "graph" or "cluster"; did you mean "check"?\n',
  ],
  [['check'], 'check: found no file, expected files, folders or -; such as check dist/\n'],
  [['check', 'nowhere'], '"nowhere": found nothing there, expected a file or folder of manifests; '],
  [['check', '--frmat', 'json', '-'], '"--frmat": found an unknown option, '],
  [['check', '--format', 'xml', '-'], '--format: found "xml", expected "text", "compact", "json" or "sarif"; '],
  [['check', '--strict=yes', '-'], '"--strict": found a value, expected none; '],
  [['check', '--explain', 'unreachable-external-nam'], 'did you mean "unreachable-external-name"?'],
  [['check', '--kubernetes', '2.0', '-'], '--kubernetes: found "2.0", expected 1.27 to 1.37; '],
])('%j is a misuse, told in a sentence without a stack', (args, sentence) => {
  const { code, out, err } = run(args, GOOD);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(sentence);
  expect(err).not.toMatch(/^ +at /m);
});

test('whoever reads a part of it only is no reason to break down', () => {
  for (let i = 0; i < 500; i++) {
    write(`${i}.yaml`, BAD.replace('name: db', `name: db-${i}`));
  }
  const { stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${COMMAND}" check . | head -n 1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
});
