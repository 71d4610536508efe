import { KubeObject } from '../../../src/model/objects/kube-object';
import { readText } from '../../../src/model/objects/read';

/** The spec of a Service as it is meant. */
function meant(spec: unknown): unknown {
  return new KubeObject({ apiVersion: 'v1', kind: 'Service', spec }).spec.value;
}

test.each<[string, unknown, unknown]>([
  ['a slip in the name of a field', { prots: [{ port: 80 }] }, { ports: [{ port: 80 }] }],
  [
    'slips on two levels, one at a time',
    { ports: [{ port: 80, targetport: 8080 }] },
    { ports: [{ port: 80, targetPort: 8080 }] },
  ],
  ['one item where a list belongs', { ports: { port: 80 } }, { ports: [{ port: 80 }] }],
  [
    'a list of one where its item belongs',
    { sessionAffinityConfig: [{ clientIP: {} }] },
    { sessionAffinityConfig: { clientIP: {} } },
  ],
  ['a number in quotes', { ports: [{ port: '80' }] }, { ports: [{ port: 80 }] }],
  ['a flag in quotes', { publishNotReadyAddresses: 'true' }, { publishNotReadyAddresses: true }],
])('%s is read as what was meant', (_, written, expected) => {
  expect(meant(written)).toEqual(expected);
});

test.each<[string, unknown]>([
  ['a slip of a field that is given as well', { ports: [], prots: [{ port: 80 }] }],
  ['a name like no other', { replicas: 2 }],
  ['a text that is no number', { ports: [{ port: 'http' }] }],
  ['what is right', { ports: [{ port: 80 }] }],
])('%s stays as it is', (_, written) => {
  expect(meant(written)).toEqual(written);
});

test('an object that has nothing but slips is left as it is', () => {
  const slips = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`label-${i}`, i]));
  const object = new KubeObject({ apiVersion: 'v1', kind: 'Service', metadata: { labels: slips } });
  expect(object.deviations).toHaveLength(100_000);
  // Not copied either, which would take long.
  expect(object.root.get('metadata').value === object.written.get('metadata').value).toBe(true);
});

test('what is below a slip is found where it is written', () => {
  const text = 'apiVersion: v1\nkind: Service\nspec:\n  prots:\n    - targetPort: http\n';
  const { objects } = readText({ name: 'shop.yaml', text });
  expect(objects[0]?.place(['spec', 'ports', 0, 'targetPort'])).toEqual({ file: 'shop.yaml', line: 5, column: 7 });
});

test('what is written can be asked for all the same', () => {
  const object = new KubeObject({ apiVersion: 'v1', kind: 'Service', spec: { prots: [] } });
  expect(object.written.find('spec', 'prots').isGiven).toBe(true);
});
