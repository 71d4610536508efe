import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ANNOTATION_TABLES } from '../../src/kinds/annotation-tables';
import { ENABLED_BY } from '../../src/kinds/companions/dapr';
import { METRICS_PORT } from '../../src/kinds/companions/prometheus';
import { INGRESS_CONTROLLERS } from '../../src/kinds/controllers';
import { GATEWAYS } from '../../src/kinds/gateways';
import { LOAD_BALANCERS } from '../../src/kinds/load-balancers/all';
import { OPERATORS } from '../../src/kinds/operators';
import { PROXY_SENDERS } from '../../src/kinds/programs/proxy-protocol';
import { REFERRERS } from '../../src/kinds/references';
import { OWN_NAMES } from '../../src/kinds/references/own-names';
import { OWN_TRAFFICS } from '../../src/kinds/references/own-traffics';
import { SELECTIONS } from '../../src/kinds/references/selection';
import { printedBy } from '../support/printed-by';

/*
 * What judges, guesses, models, traces or diagnoses asks what a controller does, and knows none by name: its annotations, its
 * groups and its identity are in its file of src/kinds alone. What keys of annotations, names of classes and images are like is a
 * guess, which says what it goes by.
 */

interface Judging {
  readonly texts: readonly { readonly file: string; readonly text: string }[];
  readonly imports: readonly { readonly file: string; readonly from: string; readonly name: string }[];
  readonly greps: readonly { readonly file: string; readonly grep: string }[];
}

const KINDS = join(__dirname, '../../src/kinds');

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

/** What programs that take traffic in are called: by a word of their own, in sentences, and by their classes. */
const NAMES = [
  ...new Set([
    ...INGRESS_CONTROLLERS.flatMap(({ id, name, classes }) => [id, name, ...classes]),
    ...GATEWAYS.flatMap(({ name, classes }) => [name, ...classes]),
    ...LOAD_BALANCERS.flatMap(({ name, classes = [], usualClass = [] }) => [name, ...classes, usualClass].flat()),
  ]),
];

const NAME = new RegExp(`(?<![\\w-])(?:${NAMES.join('|').replaceAll('.', '[.]')})(?![\\w-])`, 'i');

/** Sentences that name one as a cure. */
const CURES = ['check/rules/missing-load-balancer-address.ts'];

const isGuess = ({ file }: { readonly file: string }) => file.startsWith('guesses/');

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

test('no text but of a guess holds the name of a program that takes traffic in, or of a class of its own', () => {
  expect(NAMES.length).toBeGreaterThan(30);
  const naming = texts.filter((each) => !isGuess(each) && NAME.test(each.text));
  expect(naming.filter(({ file }) => !CURES.includes(file))).toEqual([]);
  expect([...new Set(naming.map(({ file }) => file))]).toEqual(CURES);
});

test.each(['traefik', 'ingress-nginx', 'nginx|kong', 'gce-internal', 'Envoy Gateway'])('%s is such a name', (text) => {
  expect(NAME.test(text)).toBe(true);
});

test.each(['openshift-dns', 'traefikIngress', 'a port'])('%s is none', (text) => {
  expect(NAME.test(text)).toBe(false);
});

test('no rule looks for words in the keys of annotations: guesses do, and say which one they found', () => {
  expect(greps.filter(isGuess).length).toBeGreaterThan(5);
  expect(greps.filter((each) => !isGuess(each))).toEqual([]);
});

test('nobody takes the facts of one controller, Gateway or load balancer to compare with', () => {
  const facts: readonly unknown[] = [...INGRESS_CONTROLLERS, ...GATEWAYS, ...LOAD_BALANCERS];
  const names = ['controllers', 'gateways', 'load-balancers'].flatMap((room) =>
    readdirSync(join(KINDS, room)).flatMap((file) =>
      Object.entries(require(join(KINDS, room, file))).flatMap(([name, each]) => (facts.includes(each) ? name : [])),
    ),
  );
  expect(new Set(names).size).toBe(facts.length);
  const ofOne = /kinds\/(controllers|gateways|load-balancers)(\/|$)/;
  expect(imports.filter(({ from, name }) => ofOne.test(from) && names.includes(name))).toEqual([]);
});
