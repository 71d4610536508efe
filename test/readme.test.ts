import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as patterns from '../src';
import { main } from '../src/cli/main';
import { blocksOf, codeOf, compiled, expectAsDocumented, linksOf, scriptsOf } from './support/documented-code';

/*
 * The README is true: every block of code is compiled and run, and what stands below it is what it really prints.
 */

const ROOT = join(__dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const BLOCKS = blocksOf(README);
const CODE = codeOf(BLOCKS);
const diagnostics = compiled(CODE);

test('it shows code, what the code makes, and mistakes', () => {
  expect(CODE.length).toBeGreaterThanOrEqual(4);
  expect(CODE.map(({ next }) => next?.language)).toEqual(expect.arrayContaining(['yaml', 'text']));
});

describe.each(CODE.map((block) => [block.text.trim().split('\n').at(-1) ?? '', block] as const))('%s', (_, block) => {
  test('compiles', () => {
    expect(diagnostics.get(block.text)).toEqual([]);
  });

  test('does what the README says', () => {
    expectAsDocumented(block);
  });
});

const CONSOLE = BLOCKS.flatMap((block, i) =>
  block.language === 'console' ? [{ said: block.text, manifests: BLOCKS[i - 1]?.text ?? '' }] : [],
);

test.each(CONSOLE)('the command says what the README says', ({ said, manifests }) => {
  const [, file = ''] = /^\$ npx cdk8s-service-patterns check (\S+)\n/.exec(said) ?? [];
  let out = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    input: () => manifests,
    colours: false,
    watched: false,
    tool: { version: '1.2.3', helpOn: (rule: string) => `https://example.com/rules/${rule}` },
  };
  main(['check', '-'], terminal);
  const shown = out.replace(/--> -:/, `--> ${file}:`).replace(/\(\d+ ms\)/, '(9 ms)');
  expect(said).toBe(`$ npx cdk8s-service-patterns check ${file}\n${shown}`);
});

test('every file it links to exists', () => {
  expect(linksOf(README).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('every npm script it names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(scriptsOf(README).filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('it names every pattern', () => {
  const made = Object.keys(patterns).filter((name) => /(Service|LoadBalancer|Ingress|Alias|Db)$/.test(name));
  expect(made.filter((name) => name !== 'ProxiedService' && !README.includes(`\`${name}\``))).toEqual([]);
});
