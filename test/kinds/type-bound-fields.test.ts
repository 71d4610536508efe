import { ALL_KINDS } from '../../src/kinds/all-kinds';
import type { Shape } from '../../src/kinds/language/shape';
import { SOURCE_RANGES_ANNOTATION } from '../../src/kinds/parts/service-annotations';
import { TYPE_BOUND_FIELDS } from '../../src/kinds/parts/type-bound-fields';
import { Field } from '../../src/values/field';
import { fieldsOf } from './api-models';

/*
 * Fields that only some objects may have, and fields of earlier versions, by their names: a misspelling would look for
 * nothing, and find nothing wrong.
 */

/** ValidateService and validateServiceClusterIPsRelatedFields of pkg/apis/core/validation/validation.go, and dropTypeDependentFields. */
const BOUND_TO_TYPES: Readonly<Record<string, unknown>> = {
  allocateLoadBalancerNodePorts: true,
  clusterIP: 'None',
  clusterIPs: ['10.0.0.1'],
  healthCheckNodePort: 30000,
  ipFamilies: ['IPv4'],
  ipFamilyPolicy: 'SingleStack',
  loadBalancerClass: 'example.com/lb',
  loadBalancerSourceRanges: ['10.0.0.0/8'],
  ports: [{ port: 80, nodePort: 30080 }],
};

describe('a field that is bound to types of Services is looked for', () => {
  test.each(Object.entries(BOUND_TO_TYPES))('in spec.%s', (name, value) => {
    expect([...fieldsOf('V1ServiceSpec').keys()]).toContain(name);
    const found = boundIn({ spec: { [name]: value } });
    expect(new Set(found.map((path) => path.replace(/\[.*$/, '')))).toEqual(new Set([`spec.${name}`]));
    // Of a cluster IP, "None" is for fewer types than any other.
    expect(found).toHaveLength(name === 'clusterIP' ? 2 : 1);
  });

  test('in the annotation that is older than the field', () => {
    expect(boundIn({ metadata: { annotations: { [SOURCE_RANGES_ANNOTATION]: '10.0.0.0/8' } } })).toHaveLength(1);
  });

  test('and no other is', () => {
    const others = [...fieldsOf('V1ServiceSpec').keys()].filter((name) => !(name in BOUND_TO_TYPES));
    expect(boundIn({ spec: Object.fromEntries(others.map((name) => [name, 'x'])) })).toEqual([]);
  });
});

/** What Kubernetes 1.22 moved in Ingresses: https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122 */
const FORMER = ['Ingress backend', 'Ingress serviceName', 'Ingress servicePort'];

describe('a field of an earlier version', () => {
  test('is one that went', () => {
    const known = ALL_KINDS.flatMap(({ name, former }) => Object.keys(former).map((field) => `${name} ${field}`));
    expect(known.sort()).toEqual(FORMER);
  });

  test.each(ALL_KINDS.filter(({ former }) => Object.keys(former).length > 0))('of $name has a successor', (kind) => {
    const { shape } = kind.versions[0];
    const ways = shape === undefined ? [] : waysBelow(shape, '');
    const successors = Object.values(kind.former).flatMap((text) => text.split(/, or |, /));
    expect(successors.filter((way) => !ways.some((each) => each.endsWith(`.${way}`)))).toEqual([]);
  });
});

function boundIn(service: unknown): string[] {
  return TYPE_BOUND_FIELDS.flatMap(({ fields, counts }) => fields(Field.root(service)).filter(counts)).map(
    ({ path }) => path,
  );
}

function waysBelow(shape: Shape, at: string): string[] {
  const inside = shape.items === undefined ? [] : waysBelow(shape.items, at);
  return [
    ...inside,
    ...[...shape.fields].flatMap(([name, below]) => [`${at}.${name}`, ...waysBelow(below, `${at}.${name}`)]),
  ];
}
