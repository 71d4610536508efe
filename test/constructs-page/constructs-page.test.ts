import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import * as patterns from '../../src';
import { compiled } from '../support/documented-code';
import { DATABASES } from './databases';
import { constructsPage, madeBy, refusalOf } from './page';
import type { Sample } from './sample';
import { SERVICES } from './services';
import { WAYS_IN } from './ways-in';

const PAGE = join(__dirname, '..', '..', 'docs', 'constructs.md');
const SAMPLES: readonly Sample[] = [...SERVICES, ...DATABASES, ...WAYS_IN];

test('docs/constructs.md says what the constructs make and refuse', () => {
  const wanted = constructsPage(SAMPLES);
  if (process.env.UPDATE_DOCS) {
    writeFileSync(PAGE, wanted);
  }
  // Where it differs: UPDATE_DOCS=1 npx jest --testPathPatterns constructs-page
  expect(readFileSync(PAGE, 'utf8')).toBe(wanted);
});

test('every construct that users make is on it', () => {
  const made = Object.entries(patterns)
    .filter(([, value]) => (value as { prototype?: unknown }).prototype instanceof Construct)
    .map(([name]) => name)
    // What all Services have in common, and what a database makes when it is asked.
    .filter((name) => !['ServicePattern', 'ProxiedService', 'DatabaseEndpoint'].includes(name));
  expect(SAMPLES.map(({ construct }) => construct).sort()).toEqual(made.sort());
});

test('what is refused compiles, so that nothing but the construct can have noticed', () => {
  const code = SAMPLES.flatMap(({ also = [], refuses }) => [...also.map(([, text]) => text), ...refuses]);
  // One program, since each would have the compiler look at the whole library again.
  const text = code.map((sample) => `{\n${sample}\n}\n`).join('');
  expect(compiled([{ language: 'ts', text }]).get(text)).toEqual([]);
});

describe('this guard', () => {
  test('wants a refusal of what is refused', () => {
    expect(() => refusalOf('cart.name;')).toThrow('which is taken');
    expect(() => refusalOf("throw new Error('x');")).toThrow('expected a refusal');
  });

  test('wants objects of what makes some', () => {
    expect(() => madeBy('cart.name;')).toThrow('which makes none');
  });
});
