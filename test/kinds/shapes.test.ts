import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_KINDS } from '../../src/kinds/all-kinds';
import { textOf } from '../../src/kinds/constraints/makers';
import { NO_REFUSALS } from '../../src/kinds/language/constraint';
import { byDefault, FLAG, fields, list, partly, type Shape, since, TEXT, text } from '../../src/kinds/language/shape';
import { DEFAULT_TARGET } from '../../src/kinds/language/target';
import { Field } from '../../src/values/field';
import { oneOf } from '../../src/values/parser';
import { fieldsOf, MODELS_MINOR, modelIn, modelOf } from './api-models';

/*
 * The shapes are written by hand, for what they say stands nowhere else in one place: which words, ranges and names the
 * API server takes. So they are held against what is generated from its source: the models of the official client, and
 * the definitions of the Gateway API.
 */

/** A kind in a version, with its shape. */
const SHAPED = ALL_KINDS.flatMap(({ name, versions }) =>
  versions.flatMap(({ apiVersion, shape }): [string, string, string, Shape][] =>
    shape === undefined ? [] : [[`${apiVersion} ${name}`, apiVersion, name, shape]],
  ),
);
const GATEWAY_API = 'gateway.networking.k8s.io';

/** Fields that shapes have and the models lack, or the other way round, each with its reason. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'v1 Secret sops': 'what SOPS adds before the API server sees it',
  'v1 ConfigMap sops': 'what SOPS adds before the API server sees it',
};

describe('the shapes of Kubernetes’ own kinds', () => {
  const own = SHAPED.filter(([, apiVersion]) => !apiVersion.startsWith(GATEWAY_API));

  test.each(own)('%s has the fields of the official client, of their types', (kind, apiVersion, name, shape) => {
    const surprising = differences(shape, modelOf(apiVersion, name), '').filter(
      (each) => !(`${kind} ${each.split(':', 1)[0]}` in KNOWN_DIFFERENCES),
    );
    expect(surprising).toEqual([]);
  });

  test('differ from it nowhere without need', () => {
    const found = new Set(
      own.flatMap(([kind, apiVersion, name, shape]) =>
        differences(shape, modelOf(apiVersion, name), '').map((each) => `${kind} ${each.split(':', 1)[0]}`),
      ),
    );
    expect(Object.keys(KNOWN_DIFFERENCES).filter((each) => !found.has(each))).toEqual([]);
  });
});

/** A type as `gateway-api-fields.json` has it. */
type Definition = string | readonly [Definition] | { readonly [field: string]: Definition };

describe('the shapes of the Gateway API', () => {
  const { kinds } = JSON.parse(readFileSync(join(__dirname, 'gateway-api-fields.json'), 'utf8')) as {
    kinds: Readonly<Record<string, Definition>>;
  };
  const gatewayApi = SHAPED.filter(([, apiVersion]) => apiVersion.startsWith(GATEWAY_API));

  /** Fields of experiments in earlier releases, which manifests may still have and clusters may still serve. */
  const EARLIER = ['spec.backendTLS: no such field', 'spec.listeners[].tls.frontendValidation: no such field'];

  test.each(gatewayApi)('%s has the fields of its definition, of their types', (kind, _version, _name, shape) => {
    const definition = kinds[kind];
    expect(definition).toBeDefined();
    if (definition !== undefined) {
      const found = defined(shape.fields.get('spec'), definition, 'spec');
      expect(found.filter((each) => !EARLIER.includes(each))).toEqual([]);
    }
  });
});

describe('every kind has a shape', () => {
  /** Kinds whose fields are known to nobody here, each with the reason. */
  const WITHOUT: Readonly<Record<string, string>> = {
    PodTemplate: 'nothing makes pods of one by itself',
    Certificate: 'cert-manager describes it, and refuses what is wrong in it by itself',
    Rollout: 'Argo Rollouts describes it, with a template of pods of which its definition says nothing',
  };

  test.each(ALL_KINDS.filter(({ name }) => !(name in WITHOUT)))(
    '$name in each version that is served',
    ({ versions }) => {
      expect(versions.filter(({ shape, until }) => shape === undefined && until === undefined)).toEqual([]);
    },
  );

  test('but for those that are said to have none', () => {
    const none = ALL_KINDS.filter(({ versions }) => versions.every(({ shape }) => shape === undefined));
    expect(none.map(({ name }) => name).sort()).toEqual(Object.keys(WITHOUT).sort());
  });

  test('and each version of the Gateway API that is served is known', () => {
    const { kinds } = JSON.parse(readFileSync(join(__dirname, 'gateway-api-fields.json'), 'utf8')) as {
      kinds: Readonly<Record<string, Definition>>;
    };
    const names = new Set<string>(ALL_KINDS.map(({ name }) => name));
    const known = new Set(
      ALL_KINDS.flatMap(({ name, versions }) => versions.map(({ apiVersion }) => `${apiVersion} ${name}`)),
    );
    const served = Object.keys(kinds).filter((kind) => names.has(kind.split(' ')[1] ?? ''));
    expect(served.filter((kind) => !known.has(kind))).toEqual([]);
  });
});

describe('every constraint', () => {
  test.each(SHAPED)('of %s looks at fields that there are', (_kind, _version, _name, shape) => {
    expect(lostWays(shape, '')).toEqual([]);
  });
});

describe('every default', () => {
  test.each(SHAPED)('of %s is a value that its field takes', (_kind, _version, _name, shape) => {
    expect(refusedDefaults(shape, '')).toEqual([]);
  });

  test('is asked for', () => {
    const words = text(textOf('value', oneOf(['ClusterIP', 'NodePort'])));
    expect(refusedDefaults(fields({ type: byDefault('ClusterIp', words) }), 'spec')).toEqual(['spec.type: ClusterIp']);
    expect(refusedDefaults(fields({ type: byDefault('ClusterIP', words) }), 'spec')).toEqual([]);
  });
});

describe('this guard', () => {
  const spec = (...names: string[]) => fields({ spec: fields(Object.fromEntries(names.map((name) => [name, TEXT]))) });

  test('finds a field that is misspelt in a shape', () => {
    const shape = fields({ spec: fields({ dnsPolcy: TEXT }) });
    expect(differences(shape, 'V1Pod', '')).toContain('spec.dnsPolcy: no such field in V1PodSpec');
    expect(differences(shape, 'V1Pod', '')).toContain('spec.dnsPolicy: not in the shape');
  });

  test('finds a field of another type', () => {
    expect(differences(fields({ spec: fields({ replicas: TEXT }) }), 'V1Deployment', '')).toContain(
      'spec.replicas: found text, expected whole number',
    );
  });

  test('lets a field pass that is newer than the models', () => {
    const newer = fields({ spec: fields({ brandNew: since(MODELS_MINOR + 1, FLAG) }) });
    expect(differences(newer, 'V1Pod', '').filter((each) => each.startsWith('spec.brandNew'))).toEqual([]);
  });

  test('finds a field that is misspelt in a shape of the Gateway API', () => {
    const definition = { rules: [{ backendRefs: 'anything' }], hostnames: ['text'] } as unknown as Definition;
    const shape = fields({ rules: list(fields({ backendRef: TEXT })), hostnames: list(TEXT) });
    expect(defined(shape, definition, 'spec')).toEqual([
      'spec.rules[].backendRef: no such field',
      'spec.rules[].backendRefs: not in the shape',
    ]);
  });

  test('finds a field that is misspelt in a constraint', () => {
    const constraint = { sort: 'required', looksAt: ['ports.name', 'prots'], demand: () => NO_REFUSALS } as const;
    expect(lostWays(fields({ ports: list(fields({ name: TEXT })) }, constraint), 'spec')).toEqual(['spec.prots']);
    expect(lostWays(list(fields({ paht: text() }), { ...constraint, looksAt: ['path'] }), 'spec')).toEqual([
      'spec.path',
    ]);
    expect(lostWays(fields({ volumes: partly(list(fields({}, { ...constraint, looksAt: ['nam'] }))) }), '')).toEqual([
      '.volumes[].nam',
    ]);
    expect(lostWays(spec('ports'), '')).toEqual([]);
  });
});

/** Where a shape and a model differ. Of what is our matter in part only, nothing needs to be there. */
function differences(shape: Shape, model: string, path: string, isWhole = true): string[] {
  const known = fieldsOf(model);
  const found: string[] = [];
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  for (const [name, below] of shape.fields) {
    const field = known.get(name);
    if (field === undefined) {
      if ((below.since ?? 0) <= MODELS_MINOR && below.until === undefined) {
        found.push(`${at(name)}: no such field in ${model}`);
      }
      continue;
    }
    const expected = typeFrom(field.type);
    if (below.type !== 'anything' && below.type !== expected) {
      found.push(`${at(name)}: found ${below.type}, expected ${expected}`);
      continue;
    }
    const inner = modelIn(field.type);
    const map = below.items ?? below;
    if (inner !== undefined && map.fields.size > 0) {
      const inside = isWhole && below.type !== 'anything' && map.type !== 'anything';
      found.push(...differences(map, inner, below.items === undefined ? at(name) : `${at(name)}[]`, inside));
    }
  }
  return [
    ...found,
    ...[...known.keys()]
      .filter((name) => isWhole && !shape.fields.has(name))
      .map((name) => `${at(name)}: not in the shape`),
  ];
}

function typeFrom(type: string): Shape['type'] {
  if (type.startsWith('Array<')) {
    return 'list';
  }
  if (type.startsWith('{ [key: string]: string')) {
    return 'texts';
  }
  switch (type) {
    case 'string':
    case 'Date':
      return 'text';
    case 'number':
      return 'whole number';
    case 'boolean':
      return 'flag';
    case 'IntOrString':
      return 'number or text';
    default:
      return 'map';
  }
}

/** Where a shape and a definition of the Gateway API differ. */
function defined(shape: Shape | undefined, definition: Definition, path: string): string[] {
  if (shape === undefined) {
    return [`${path}: not in the shape`];
  }
  if (shape.type === 'anything') {
    return [];
  }
  if (Array.isArray(definition)) {
    return shape.type === 'list'
      ? defined(shape.items, definition[0] as Definition, `${path}[]`)
      : [`${path}: found ${shape.type}, expected list`];
  }
  if (typeof definition === 'string') {
    return shape.type === definition ? [] : [`${path}: found ${shape.type}, expected ${definition}`];
  }
  if (shape.type !== 'map') {
    return [`${path}: found ${shape.type}, expected map`];
  }
  const known = definition as { readonly [field: string]: Definition };
  return [
    ...[...shape.fields.keys()].filter((name) => !(name in known)).map((name) => `${path}.${name}: no such field`),
    ...Object.entries(known).flatMap(([name, below]) => defined(shape.fields.get(name), below, `${path}.${name}`)),
  ];
}

/** The ways that constraints look along and that lead nowhere. */
function lostWays(shape: Shape, path: string): string[] {
  const ways = shape.constraints.flatMap(({ looksAt }) => looksAt);
  return [
    ...ways.filter((way) => !leadsSomewhere(shape, way)).map((way) => `${path}.${way}`),
    ...(shape.items === undefined ? [] : lostWays(shape.items, `${path}[]`)),
    ...[...shape.fields].flatMap(([name, below]) => lostWays(below, `${path}.${name}`)),
  ];
}

/** Whether a way leads to a field, passing lists by. */
function leadsSomewhere(shape: Shape, way: string): boolean {
  let at: Shape | undefined = shape;
  for (const step of way.split('.')) {
    while (at?.items !== undefined) {
      at = at.items;
    }
    at = at?.fields.get(step);
  }
  return at !== undefined;
}

/** The defaults that their own fields would refuse, in the newest Kubernetes. */
function refusedDefaults(shape: Shape, path: string): string[] {
  const { byDefault: value, constraints } = shape;
  const around = { root: Field.root({}), target: DEFAULT_TARGET };
  const isRefused =
    value !== undefined && constraints.some(({ demand }) => [...demand(Field.root(value), around)].length > 0);
  return [
    ...(isRefused ? [`${path}: ${value}`] : []),
    ...(shape.items === undefined ? [] : refusedDefaults(shape.items, `${path}[]`)),
    ...[...shape.fields].flatMap(([name, below]) => refusedDefaults(below, `${path}.${name}`)),
  ];
}
