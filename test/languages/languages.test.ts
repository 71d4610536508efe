import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { go } from './harness/go';
import { java } from './harness/java';
import type { Language } from './harness/language';
import { python } from './harness/python';
import { typescript } from './harness/typescript';
import { APPS, bench, ROOT } from './harness/workshop';

/*
 * The library as other languages have it: generated, compiled, and run with the app that one would write there. Objects of
 * cdk8s-plus-27 are passed without a cast, and the YAML is that of TypeScript byte by byte.
 */

const LANGUAGES = [python, java, go];

/** A language whose tools are missing is skipped where somebody works, aloud, and never where everything must be tried. */
function missingTools({ tools }: Language): string[] {
  return tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
}

function outdir(...path: string[]): string {
  const folder = bench('out', ...path);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

/** What an app wrote, by file. */
function written(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** What an app says that works. */
function saidBy(language: Language, folder: string): string {
  const { said, complained, ended } = language.run(folder);
  if (!ended) {
    throw new Error(complained);
  }
  return said;
}

let expected: Record<string, string>;
let told: string;

beforeAll(() => {
  const folder = outdir('typescript');
  told = saidBy(typescript, folder);
  expected = written(folder);
});

test('the app makes one file, and says what it asked of our objects', () => {
  expect(Object.keys(expected)).toEqual(['shop.k8s.yaml']);
  expect(told).toBe('http://storefront.shop front\n');
});

describe.each([typescript, ...LANGUAGES])('the app in $name', ({ app }) => {
  test('uses every construct', () => {
    const source = readFileSync(join(APPS, app), 'utf8');
    expect(constructs().filter((name) => !new RegExp(`\\b(New)?${name}\\b`).test(source))).toEqual([]);
  });
});

describe.each(LANGUAGES)('$name', (language) => {
  const missing = missingTools(language);
  if (missing.length > 0 && !process.env.CI) {
    console.warn(`${language.name} IS NOT TESTED: ${missing.join(' and ')} cannot be found`);
    test.skip(`is not tested without ${missing.join(' and ')}`, () => {});
    return;
  }

  beforeAll(() => {
    expect(missing).toEqual([]);
    language.build();
  }, 600_000);

  test('makes the YAML of TypeScript, byte by byte', () => {
    const folder = outdir(language.name);
    expect(saidBy(language, folder)).toBe(told);
    expect(written(folder)).toEqual(expected);
  });

  test('is refused a value in the same words', () => {
    const { complained, ended } = language.run(outdir(language.name), 'refused');
    expect(complained).toContain('shop/cart sessionTimeout: found 90000 s, expected 1 s to 86400 s; shorten it');
    expect(ended).toBe(false);
  });

  test('is told what NetworkChecks found', () => {
    const { complained, ended } = language.run(outdir(language.name), 'found');
    expect(complained).toMatch(
      /\[shop\/outside\] Service shop\/.*: found the IP address "10\.0\.0\.7", expected a DNS name/,
    );
    expect(ended).toBe(false);
  });
});

/** The constructs that users make, as the assembly lists them. */
function constructs(): string[] {
  const plain = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  const { types } =
    plain.compression === 'gzip' ? JSON.parse(gunzipSync(readFileSync(join(ROOT, plain.filename))).toString()) : plain;
  const isConstruct = (fqn: string | undefined): boolean =>
    fqn === 'constructs.Construct' || (fqn !== undefined && isConstruct(types[fqn]?.base));
  return Object.keys(types)
    .filter((fqn) => isConstruct(types[fqn].base) && !types[fqn].abstract && types[fqn].initializer !== undefined)
    .map((fqn) => types[fqn].name);
}
