import { ANNOTATION_TABLES } from '../../src/kinds/annotation-tables';
import { ENABLED_BY } from '../../src/kinds/companions/dapr';
import { METRICS_PORT } from '../../src/kinds/companions/prometheus';
import * as controllers from '../../src/kinds/controllers';
import { OPERATORS } from '../../src/kinds/operators';
import { PROXY_SENDERS } from '../../src/kinds/programs/proxy-protocol';
import { REFERRERS } from '../../src/kinds/references';
import { OWN_NAMES } from '../../src/kinds/references/own-names';
import { OWN_TRAFFICS } from '../../src/kinds/references/own-traffics';
import { SELECTIONS } from '../../src/kinds/references/selection';
import { printedBy } from '../support/printed-by';

/*
 * What judges, guesses, models or traces asks what a controller does, and knows none by name: its annotations, its groups and
 * its identity are in its file of src/kinds alone. What keys of annotations are like is a guess, which says what it goes by.
 */

interface Judging {
  readonly texts: readonly { readonly file: string; readonly text: string }[];
  readonly imports: readonly { readonly file: string; readonly from: string; readonly name: string }[];
  readonly greps: readonly { readonly file: string; readonly grep: string }[];
}

const { texts, imports, greps } = printedBy<Judging>('judging-texts.mjs');

const prefixOf = (key: string) => key.slice(0, key.indexOf('/') + 1);

/** What annotations begin with that a program reads; those of Kubernetes itself are many programs'. */
const PREFIXES = new Set(
  [
    ...ANNOTATION_TABLES.flatMap(({ prefixes, sharedPrefixes = [], formerPrefix = [] }) =>
      [prefixes, sharedPrefixes, formerPrefix].flat(),
    ),
    ...PROXY_SENDERS.map(({ key }) => key),
    prefixOf(ENABLED_BY),
    prefixOf(METRICS_PORT),
    'istio.io/',
  ].filter((prefix) => prefix !== ''),
);

/** The groups of others: those of Kubernetes have no dot, or end as its own domain does. */
const GROUPS = new Set(
  [
    ...REFERRERS.flatMap(({ groups }) => groups),
    ...OWN_TRAFFICS.flatMap(({ kinds }) => kinds.flatMap(({ groups }) => groups)),
    ...[...OPERATORS, ...SELECTIONS, ...OWN_NAMES].map(({ group }) => group),
  ].filter((group) => group.includes('.') && !/\.k8s\.io$/.test(group)),
);

const held = texts.flatMap(({ file, text }) =>
  [...PREFIXES, ...GROUPS].filter((each) => text.includes(each)).map((each) => ({ file, holds: each })),
);

test('there is much to look for, and much to look at', () => {
  expect(PREFIXES.size).toBeGreaterThan(40);
  expect(GROUPS.size).toBeGreaterThan(30);
  expect(texts.length).toBeGreaterThan(3000);
});

test('no text holds what annotations of a controller begin with, or a group of its kinds', () => {
  expect(held).toEqual([]);
});

test('no rule looks for words in the keys of annotations: guesses do, and say which one they found', () => {
  const isGuess = ({ file }: { readonly file: string }) => file.startsWith('guesses/');
  expect(greps.filter(isGuess).length).toBeGreaterThan(5);
  expect(greps.filter((each) => !isGuess(each))).toEqual([]);
});

test('nobody takes the facts of one controller to compare with', () => {
  const names = Object.entries(controllers).flatMap(([name, each]) =>
    typeof each === 'object' && 'claims' in each ? name : [],
  );
  expect(names.length).toBeGreaterThan(10);
  expect(imports.filter(({ from, name }) => from.includes('kinds/controllers') && names.includes(name))).toEqual([]);
});
