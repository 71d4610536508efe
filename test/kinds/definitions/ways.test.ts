import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_KINDS } from '../../../src/kinds/all-kinds';
import { ANNOTATION_TABLES } from '../../../src/kinds/annotation-tables';
import { groupOf } from '../../../src/kinds/language/typed';
import { ADDRESS_POOLS } from '../../../src/kinds/load-balancers/address-pools';
import { OPERATORS } from '../../../src/kinds/operators';
import { REFERRERS } from '../../../src/kinds/references';
import { OWN_NAMES } from '../../../src/kinds/references/own-names';
import type { NamedKind, Reference } from '../../../src/kinds/references/reference';
import { SELECTIONS } from '../../../src/kinds/references/selection';
import { fieldsOf, modelIn, modelOf } from '../api-models';
import { isDefined, SCOPES } from './definitions';

/*
 * Every way along which a name is looked up leads to a field that there is: in the models of Kubernetes, in the definitions
 * of the Gateway API, or in those of the custom resource.
 */

/** A way to a field of a kind, and what looks there. */
type Way = readonly [group: string, kind: string, way: string];

const WAYS: readonly Way[] = [
  ...REFERRERS.flatMap(({ groups, kinds, references }) =>
    references.flatMap((reference) => each(groups, kinds, waysOf(reference))),
  ),
  ...SELECTIONS.flatMap(({ group, kind, selector, namespaces, port }) =>
    each([group], [kind], [selector, port, namespaces === 'all' ? undefined : namespaces]),
  ),
  ...OWN_NAMES.flatMap(({ group, kinds, given, asked }) => each([group], kinds, [given, ...asked])),
  ...ADDRESS_POOLS.flatMap(({ kind, blocks, ranges }) =>
    each(
      [kind.group],
      [kind.kind],
      [...blocks, ...ranges.flatMap(({ at, first, last }) => [`${at}.${first}`, `${at}.${last}`])],
    ),
  ),
  ...OPERATORS.flatMap(({ group, kind, makes }) =>
    each(
      [group],
      [kind],
      makes.flatMap(({ per, portsAt }) => [per, portsAt]),
    ),
  ),
];

/** The models of kinds of Kubernetes, by group. */
const MODELS: Readonly<Record<string, string>> = {
  'admissionregistration.k8s.io': 'v1',
  'apiextensions.k8s.io': 'v1',
  'apiregistration.k8s.io': 'v1',
  autoscaling: 'v2',
  'networking.k8s.io': 'v1',
  policy: 'v1',
};

/** A type as `gateway-api-fields.json` has it. */
type Definition = string | readonly [Definition] | { readonly [field: string]: Definition };

const GATEWAY_API = (
  JSON.parse(readFileSync(join(__dirname, '../gateway-api-fields.json'), 'utf8')) as {
    kinds: Record<string, Definition>;
  }
).kinds;

/** Kinds that are served in a second group in the same form. */
const FORMER_GROUPS: Readonly<Record<string, string>> = {
  '': 'route.openshift.io',
  'traefik.containo.us': 'traefik.io',
};

test('every way leads to a field that the kind has', () => {
  expect(WAYS.length).toBeGreaterThan(400);
  expect(WAYS.filter(([group, kind, way]) => !leadsSomewhere(group, kind, way)).map((way) => way.join(' '))).toEqual(
    [],
  );
});

test('every kind that is named is one that there is', () => {
  const named = REFERRERS.flatMap(({ groups, kinds, references }) => [
    ...each(groups, kinds, ['']),
    ...references.flatMap(({ names: { group, formerGroup, kind } }) =>
      each([group, ...(formerGroup === undefined ? [] : [formerGroup])], [kind], ['']),
    ),
  ]);
  const byAnnotations = ANNOTATION_TABLES.flatMap((table) =>
    Object.values(table.facts()).flatMap(({ names }) => [names?.kind, names?.orKind].flatMap((each) => each ?? [])),
  );
  const others = [...byAnnotations, ...SELECTIONS, ...OPERATORS, ...ADDRESS_POOLS.map(({ kind }) => kind)];
  const all = [...named, ...others.map(({ group, kind }) => [group, kind])];
  expect([...new Set(all.filter(([group = '', kind = '']) => !isThere({ group, kind })).map(String))]).toEqual([]);
});

test('a condition asks for the kind and the group that is named', () => {
  const odd = REFERRERS.flatMap(({ references }) =>
    references.flatMap(({ names: { group, kind }, at, where = [] }) =>
      where
        .filter(({ at: field, is }) => is !== { kind, group, apiVersion: `${group}/v1` }[field])
        .map(({ is }) => `${at}: ${is} for ${kind}`),
    ),
  );
  expect(odd).toEqual([]);
});

describe('this guard', () => {
  test('finds a field that is misspelt, whoever has the kind', () => {
    expect(leadsSomewhere('traefik.io', 'IngressRoute', 'spec.routes[].servces[].name')).toBe(false);
    expect(leadsSomewhere('gateway.networking.k8s.io', 'Gateway', 'spec.gatewayClasName')).toBe(false);
    expect(leadsSomewhere('autoscaling', 'HorizontalPodAutoscaler', 'spec.scaleTargetRef.nam')).toBe(false);
  });

  test('finds a list that is taken for one thing, and one thing for a list', () => {
    expect(leadsSomewhere('traefik.io', 'IngressRoute', 'spec.routes.services[].name')).toBe(false);
    expect(leadsSomewhere('autoscaling', 'HorizontalPodAutoscaler', 'spec.scaleTargetRef[].name')).toBe(false);
  });
});

function waysOf({ at, name, namespace, port, where = [] }: Reference): readonly string[] {
  const fields = [name, namespace, port?.at, ...where.map(({ at: field }) => field)];
  return fields.flatMap((field) => (field === undefined ? [] : field === '' ? at : `${at}.${field}`));
}

function each(groups: readonly string[], kinds: readonly string[], ways: readonly (string | undefined)[]): Way[] {
  return groups.flatMap((group) =>
    kinds.flatMap((kind) => ways.flatMap((way): Way[] => (way === undefined ? [] : [[group, kind, way]]))),
  );
}

function leadsSomewhere(group: string, kind: string, way: string): boolean {
  const version = MODELS[group];
  if (version !== undefined) {
    return isInModel(modelOf(`${group}/${version}`, kind), way);
  }
  const definition = GATEWAY_API[`${group}/v1 ${kind}`] ?? GATEWAY_API[`${group}/v1alpha2 ${kind}`];
  return definition === undefined
    ? isDefined(FORMER_GROUPS[group] ?? group, kind, way)
    : isInDefinition({ spec: definition }, way.split('.'));
}

function isInModel(model: string | undefined, way: string): boolean {
  const [step = '', ...rest] = way.split('.');
  const field = model === undefined ? undefined : fieldsOf(model).get(step.replace('[]', ''));
  if (field === undefined || (step.endsWith('[]') && !field.type.startsWith('Array<'))) {
    return false;
  }
  return rest.length === 0 || isInModel(modelIn(field.type), rest.join('.'));
}

function isInDefinition(definition: Definition | undefined, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) {
    return definition !== undefined;
  }
  const isList = step.endsWith('[]');
  const below =
    typeof definition === 'object' && !Array.isArray(definition)
      ? (definition as Record<string, Definition>)[step.replace('[]', '')]
      : undefined;
  return isList ? Array.isArray(below) && isInDefinition(below[0], rest) : isInDefinition(below, rest);
}

/** Whether there is such a kind: in Kubernetes, in the Gateway API, or in a definition. */
function isThere({ group, kind }: NamedKind): boolean {
  return (
    SCOPES.has(`${group} ${kind}`) ||
    (group in MODELS && fieldsOf(modelOf(`${group}/${MODELS[group]}`, kind)).size > 0) ||
    ALL_KINDS.some(
      ({ name, versions }) => name === kind && versions.some(({ apiVersion }) => groupOf(apiVersion) === group),
    )
  );
}
