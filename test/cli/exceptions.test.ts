import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn } from '../support/small-terminal';

/*
 * What people do about manifests that are not theirs: leave findings out by the command line, a configuration or a baseline.
 */

const BAD = 'apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {type: ExternalName, externalName: 10.0.0.7}\n';

const before = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exceptions-'));
  process.chdir(folder);
  writeFileSync('db.yaml', BAD);
});

afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function run(...args: string[]) {
  const { code, out, err } = runIn(['check', ...args]);
  return { code, out: out.replace(/\(\d+ ms\)/, '(… ms)'), err };
}

describe('--ignore', () => {
  test('leaves out a rule', () => {
    expect(run('--ignore', 'unreachable-external-name', 'db.yaml')).toEqual({
      code: 0,
      out:
        'ignored unreachable-external-name of Service default/db: --ignore on the command line\n' +
        'nothing found, 1 ignored in 1 object of 1 file (… ms)\n',
      err: '',
    });
  });

  test.each([
    ['Service/db', 0],
    ['Service/default/*', 0],
    ['Service/web', 1],
  ])('leaves it out for %s', (pattern, code) => {
    expect(run('--ignore', `unreachable-external-name=${pattern}`, 'db.yaml').code).toBe(code);
  });

  test('that leaves out nothing says so', () => {
    expect(run('--ignore', 'missing-target-port', 'db.yaml').out).toContain(
      '--ignore missing-target-port: holds for nothing that was found; leave it out\n',
    );
  });

  test.each([
    ['unreachable-external-nam', '--ignore: found "unreachable-external-nam", expected '],
    ['unreachable-external-name=db', '--ignore: found "db", expected KIND/NAME or KIND/NAMESPACE/NAME'],
  ])('%s is a misuse', (given, sentence) => {
    expect(run('--ignore', given, 'db.yaml')).toMatchObject({ code: 2, err: expect.stringContaining(sentence) });
  });
});

describe('the configuration', () => {
  const configured = (text: string) => writeFileSync('cdk8s-service-patterns.yaml', text);

  test('names inputs, version and strictness', () => {
    writeFileSync('db.yaml', '{apiVersion: v1, kind: Endpoints, metadata: {name: db}}');
    configured('inputs: [db.yaml]\nstrict: true\n');
    expect(run().code).toBe(1);
    configured('inputs: [db.yaml]\nstrict: true\nkubernetes: "1.32"\n');
    expect(run().code).toBe(0);
    expect(run('--kubernetes', '1.37').code).toBe(1);
  });

  test('is about the files beside it, wherever the command is run', () => {
    configured('inputs: [db.yaml]\n');
    process.chdir(tmpdir());
    expect(run('--config', join(folder, 'cdk8s-service-patterns.yaml')).code).toBe(1);
  });

  test('switches off with a reason, and lowers', () => {
    configured(
      'exceptions: [{rule: unreachable-external-name, objects: [Service/d*], reason: our resolver knows it}]\n',
    );
    expect(run('db.yaml')).toMatchObject({ code: 0, out: expect.stringContaining('our resolver knows it') });
    configured('exceptions: [{rule: unreachable-external-name, severity: warning, reason: soon mended}]\n');
    expect(run('db.yaml')).toMatchObject({ code: 0, out: expect.stringContaining('1 warning in') });
    configured('exceptions: [{objects: ["*/default/*"], severity: off, reason: not ours}]\n');
    expect(run('db.yaml').code).toBe(0);
  });

  test('that holds for nothing any more says so', () => {
    configured('exceptions: [{rule: missing-target-port, reason: old}]\n');
    expect(run('db.yaml').out).toContain('cdk8s-service-patterns.yaml exceptions[0]: holds for nothing');
  });

  test.each([
    [
      'exeptions: []',
      'the unknown property "exeptions", expected kubernetes, strict, inputs, baseline or exceptions; did you mean "exceptions"?',
    ],
    ['exceptions: [{rule: missing-target-port}]', 'exceptions[0].reason: found nothing, expected a text'],
    ['exceptions: [{reason: all}]', 'exceptions[0]: found neither a rule nor objects, expected one of them at least'],
    ['kubernetes: 1.30', 'kubernetes: found 1.3, expected 1.27 to 1.37; write it in quotes'],
    ['a: [', 'found broken YAML'],
    ['a: 1\n---\nb: 2', 'found 2 documents, expected one; put everything into one'],
    ['exceptions: [{rule: missing-target-prt, reason: x}]', 'did you mean "missing-target-port"?'],
  ])('%s is a misuse', (text, sentence) => {
    configured(text);
    const { code, out, err } = run('db.yaml');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^cdk8s-service-patterns\.yaml/);
    expect(err).toContain(sentence);
  });

  test('an empty one says nothing, and a missing one that is named is a misuse', () => {
    configured('# nothing yet\n');
    expect(run('db.yaml').code).toBe(1);
    expect(run('--config', 'nowhere.yaml', 'db.yaml')).toMatchObject({
      code: 2,
      err: '"nowhere.yaml": found no readable file (ENOENT), expected a configuration; check the path\n',
    });
  });
});

describe('a baseline', () => {
  test('holds what is found today, and only what is new fails', () => {
    expect(run('--write-baseline', 'old.json', 'db.yaml')).toMatchObject({
      code: 0,
      out: expect.stringContaining('old.json: holds 1 finding now'),
    });
    expect(run('--baseline', 'old.json', 'db.yaml')).toMatchObject({
      code: 0,
      out: expect.stringContaining('baseline: 1 known finding left out'),
    });
    writeFileSync('cart.yaml', BAD.replace('name: db', 'name: cart'));
    expect(run('--baseline', 'old.json', '.')).toMatchObject({ code: 1, out: expect.stringContaining('1 error in') });
    writeFileSync('db.yaml', BAD.replace('10.0.0.7', 'db.example.com'));
    expect(run('--baseline', 'old.json', 'db.yaml').out).toContain('1 of its findings are gone; write it anew');
  });

  test('may be named by the configuration, and is written anew all the same', () => {
    writeFileSync('cdk8s-service-patterns.yaml', 'baseline: old.json\n');
    expect(run('--write-baseline', 'old.json', 'db.yaml').code).toBe(0);
    expect(run('db.yaml').code).toBe(0);
    expect(run('--write-baseline', 'old.json', 'db.yaml').code).toBe(0);
    expect(readFileSync('old.json', 'utf8')).toContain('unreachable-external-name');
  });

  test('that is not there is a misuse', () => {
    expect(run('--baseline', 'old.json', 'db.yaml')).toMatchObject({
      code: 2,
      err: 'old.json: found no readable file, expected a baseline; write it with --write-baseline old.json\n',
    });
    expect(existsSync('old.json')).toBe(false);
  });
});

test('what holds no object is a misuse, as after a `helm template` that failed', () => {
  expect(run('-')).toEqual({
    code: 2,
    out: '',
    err: '-: found no object, expected at least one; see whether what should have made it failed\n',
  });
});
