import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as patterns from '../src';
import { blocksOf, codeOf, compiled, expectAsDocumented, linksOf, scriptsOf } from './support/documented-code';
import { commandsOf, printedBy } from './support/documented-commands';

/*
 * The README is true: every block of code is compiled and run, and what stands below it is what it really prints.
 */

const ROOT = join(__dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const BLOCKS = blocksOf(README);
const CODE = codeOf(BLOCKS);
const diagnostics = compiled(CODE);

test('it shows code, what the code makes, and mistakes', () => {
  expect(CODE.length).toBeGreaterThanOrEqual(2);
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

test.each(commandsOf(BLOCKS).map((command) => [command.args.join(' '), command] as const))('$ %s', (_, command) => {
  expect(printedBy(command, BLOCKS)).toBe(command.printed);
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
