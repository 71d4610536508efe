import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsOf, MODELS } from './api-models';

/*
 * The fields that constraints, rules, guesses, models and traces ask for by name, outside of tables and shapes: each is one that
 * some kind has. A misspelt name is a field that is never there, so that a rule keeps silent, or a guess says no.
 */

const SRC = join(__dirname, '../../src');

const ROOMS = ['check', 'diagnosis', 'guesses', 'kinds', 'model', 'trace'];

/** Names that no definition here has, each with whose it is. */
const OTHERS: Readonly<Record<string, string>> = {
  sops: 'what SOPS adds to what it has encrypted',
  parents: 'the status of a route, as `gateway-api-fields.json` has specs alone',
  memory: 'a resource, which is a key of a map',
  matchNames: 'the namespaceSelector of a ServiceMonitor',
  any: 'the namespaceSelector of a ServiceMonitor',
  targetSelectors: 'a VirtualServer of F5',
  targetNamespace: 'a Kustomization of Flux',
  commonLabels: 'a kustomization',
  includeSelectors: 'a kustomization',
  pairs: 'a kustomization',
  patch: 'a kustomization',
  $patch: 'a directive in a patch',
};

/** The words of a text that names fields. */
const wordsOf = (text: string) => text.match(/[$\w]+/g) ?? [];

const DEFINED = new Set([
  ...MODELS.flatMap((model) => [...fieldsOf(model).keys()]),
  ...['definitions/fields.txt', 'gateway-api-fields.json'].flatMap((file) =>
    wordsOf(readFileSync(join(__dirname, file), 'utf8')),
  ),
]);

/** What a text asks a field for: `get('spec')`, `find('spec', 'ports')`, `has('ports')`. Keys of labels have other signs as well. */
function askedIn(text: string): string[] {
  return [...text.matchAll(/\.(?:get|find|has)\(([^()]*)\)/g)].flatMap(([, given = '']) =>
    [...given.matchAll(/(?<!=== )'([$\w]+)'/g)].map(([, name = '']) => name),
  );
}

const asked = ROOMS.flatMap((room) =>
  readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      askedIn(readFileSync(join(SRC, room, file), 'utf8')).map((name) => ({ file: `${room}/${file}`, name })),
    ),
);

test('every field that is asked for by name is one that some kind has', () => {
  expect(asked.length).toBeGreaterThan(900);
  expect(asked.filter(({ name }) => !DEFINED.has(name) && !Object.hasOwn(OTHERS, name))).toEqual([]);
});

test('no name is excused in vain', () => {
  const names = new Set(asked.map(({ name }) => name));
  expect(Object.keys(OTHERS).filter((name) => DEFINED.has(name) || !names.has(name))).toEqual([]);
});

test('a misspelt one is seen, wherever it stands', () => {
  const text =
    "a.find('spec', 'dnsPolcy').text ?? b\n  .get('paht').isGiven && c.has('whenScald') && labels.get('k8s-app')";
  expect(askedIn(text).filter((name) => !DEFINED.has(name))).toEqual(['dnsPolcy', 'paht', 'whenScald']);
});
