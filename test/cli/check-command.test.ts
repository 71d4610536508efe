import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runIn } from '../support/small-terminal';

const GOOD =
  'apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {type: ExternalName, externalName: db.example.com}\n';
const BAD = GOOD.replace('db.example.com', '10.0.0.7');
const DOUBTFUL = GOOD.replace('spec: {', 'spec: {sessionAffinity: ClientIP, ');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function run(args: readonly string[], input = '') {
  const { code, out, err } = runIn(args, { input: () => input });
  return { code, out, err };
}

test('nothing found is 0, errors are 1', () => {
  expect(run(['check', write('good.yaml', GOOD)])).toMatchObject({ code: 0, err: '' });
  expect(run(['check', write('bad.yaml', BAD)])).toMatchObject({ code: 1, err: '' });
});

test('warnings are 0, and 1 if one is strict', () => {
  const path = write('doubtful.yaml', DOUBTFUL);
  expect(run(['check', path]).code).toBe(0);
  expect(run(['check', '--strict', path]).code).toBe(1);
});

test('what cannot be read is 2, and the rest is judged all the same', () => {
  const { code, out } = run(['check', write('bad.yaml', `${BAD}---\na: [\n`)]);
  expect(code).toBe(2);
  expect(out).toContain('unreachable-external-name');
  expect(out).toContain('bad.yaml:7:1: found broken YAML');
});

test('standard input is read for -', () => {
  expect(run(['check', '-'], BAD)).toMatchObject({ code: 1, out: expect.stringContaining(' --> -:4:') });
});

test('a folder is read with all below it, and only what may be manifests', () => {
  write('a/web.yaml', GOOD);
  write('a/b/web.yml', GOOD);
  write('a/b/web.json', '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db"}}');
  write('a/notes.txt', BAD);
  write('a/node_modules/x.yaml', BAD);
  write('a/.git/x.yaml', BAD);
  write('a/broken-values.yaml', 'a: [');
  expect(run(['check', folder]).out).toMatch(/^nothing found in 3 objects of 4 files/);
});

test('patches that a kustomization names are no objects', () => {
  write('kustomization.yaml', 'patches:\n  - path: ./patch.yaml\n  - old.yaml\npatchesStrategicMerge: [other.yaml]\n');
  write('old.yaml', BAD);
  write('patch.yaml', BAD);
  write('other.yaml', BAD);
  write('web.yaml', GOOD);
  expect(run(['check', folder]).code).toBe(0);
});

test('patches are none either where each file is named, as a shell does for *.yaml', () => {
  const kustomization = write('kustomization.yaml', 'patches: [{path: ./extra.yaml}]\n');
  const files = [kustomization, write('extra.yaml', BAD), write('web.yaml', GOOD)];
  expect(run(['check', ...files]).code).toBe(0);
  expect(run(['check', ...files.slice(1)]).code).toBe(1);
});

test('patches may lie in other folders than the kustomization that names them', () => {
  write('overlays/test/kustomization.yaml', 'patches: [{path: patches/web.yaml}, {path: ../common/./web.yaml}]\n');
  write('overlays/test/patches/web.yaml', BAD);
  write('overlays/common/web.yaml', BAD);
  write('web.yaml', GOOD);
  expect(run(['check', folder]).code).toBe(0);
});

test('a folder may be called as a kustomization is', () => {
  write('Kustomization/web.yaml', GOOD);
  expect(run(['check', folder]).code).toBe(0);
});

test('a kustomization needs neither kind nor version', () => {
  const deployment =
    '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {metadata: {}, spec: {containers: [{name: web, image: web}]}}}}';
  write('web.yaml', deployment);
  expect(run(['check', folder])).toMatchObject({ code: 1, out: expect.stringContaining('missing-pod-selector') });
  write('kustomization.yaml', 'resources: [web.yaml]\n');
  expect(run(['check', folder])).toMatchObject({ code: 0, out: expect.stringContaining('missing-pod-selector') });
});

test.each([
  ['the values of a chart', 'values.yaml', 'service: {type: NodePort, port: 70000}\nservice: {}\n'],
  ['a chart', 'Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n'],
  ['a composition', 'docker-compose.yml', 'services: {web: {ports: ["80:80", 22:22]}}\n'],
  ['a workflow', 'ci.yml', 'on: push\njobs: {test: {steps: [{run: "{{ KEY }}"}]}}\n'],
  ['a template of a cloud', 'stack.yaml', 'Resources: {A: {Type: Queue, Name: !Ref B}}\n'],
  ['a pipeline', '.gitlab-ci.yml', 'test: !reference [.test, script]\n'],
  ['settings with remarks', 'tsconfig.json', '{\n  // strict\n  "strict": true,\n}\n'],
  ['a site', 'mkdocs.yml', 'extensions: [!!python/name:a.b]\n'],
])('%s in a folder of manifests is passed over', (_what, name, text) => {
  write(name, text);
  write('web.yaml', GOOD);
  expect(run(['check', folder])).toMatchObject({ code: 0, err: '' });
});

test('symbolic links to files are followed; those to nowhere and to folders are passed over', () => {
  const web = write('web.yaml', GOOD);
  symlinkSync(web, join(folder, 'link.yaml'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.yaml'));
  symlinkSync(folder, join(folder, 'loop.yaml'));
  expect(run(['check', folder]).out).toMatch(/^nothing found in 2 objects of 2 files/);
});

test('JSON is alone on standard output; what could not be read is told beside it', () => {
  const { out, err } = run(['check', '--format', 'json', write('bad.yaml', `${BAD}---\na: [\n`)]);
  expect(JSON.parse(out).summary).toMatchObject({ objects: 1, files: 1, errors: 1 });
  expect(err).toContain('found broken YAML');
});

test('rules are listed and explained', () => {
  expect(run(['check', '--rules'])).toMatchObject({ code: 0, out: expect.stringContaining('missing-backend-port') });
  expect(run(['check', '--explain', 'missing-backend-port']).out).toContain('> Ingress shop/web spec.rules[0]');
});

test('rules that depend on the version follow --kubernetes', () => {
  const path = write('endpoints.yaml', '{apiVersion: v1, kind: Endpoints, metadata: {name: db}}');
  expect(run(['check', '--strict', path]).code).toBe(1);
  expect(run(['check', '--strict', '--kubernetes', '1.32', path]).code).toBe(0);
});

test.each([
  [['check'], 'check: found no file, expected files, folders or -; such as check dist/\n'],
  [
    ['check', 'nowhere'],
    '"nowhere": found nothing there, expected a file or folder of manifests; check the path, or give - for standard input\n',
  ],
  [
    ['check', '--formt', 'x'],
    '"--formt": found an unknown option, expected --format, --kubernetes, --strict, --ignore, --config, --baseline, --write-baseline, --rules, --explain, --help; did you mean --format?\n',
  ],
  [
    ['check', '--format', 'xml', '-'],
    '--format: found "xml", expected "text", "compact", "json" or "sarif"; choose one of these\n',
  ],
  [['check', '--format'], '"--format": found no value, expected one; write --format VALUE\n'],
  [['check', '--kubernetes', '1.5', '-'], '--kubernetes: found "1.5", expected 1.27 to 1.37; such as "1.37"\n'],
])('%j is a misuse', (args, err) => {
  expect(run(args)).toEqual({ code: 2, out: '', err });
});

test('without a command, the usage is told', () => {
  expect(run([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('usage:') });
  expect(run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('usage:'), err: '' });
});
