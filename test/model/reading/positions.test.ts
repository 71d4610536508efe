import { repeatedKeysIn } from '../../../src/model/reading/positions';
import type { Step } from '../../../src/values/field';
import { objectsOf } from '../../support/judge';

const YAML = `# a shop
---
apiVersion: v1
kind: Service
metadata: {name: web, "labels": {app: web}}
spec:
  ports:
    - name: http
      port: 80
    - &metrics
      port: 9090
  selector:
    app.kubernetes.io/name: web
`;

function placeOf(yaml: string, ...steps: Step[]): string {
  const [object] = objectsOf(yaml);
  const place = object?.place(steps);
  return `${place?.file}:${place?.line}:${place?.column}`;
}

test.each<[string, Step[]]>([
  ['shop.yaml:3:1', []],
  ['shop.yaml:4:1', ['kind']],
  ['shop.yaml:5:12', ['metadata', 'name']],
  ['shop.yaml:5:23', ['metadata', 'labels']],
  ['shop.yaml:5:34', ['metadata', 'labels', 'app']],
  ['shop.yaml:8:7', ['spec', 'ports', 0]],
  ['shop.yaml:9:7', ['spec', 'ports', 0, 'port']],
  ['shop.yaml:11:7', ['spec', 'ports', 1, 'port']],
  ['shop.yaml:13:5', ['spec', 'selector', 'app.kubernetes.io/name']],
])('%s is the place of %j', (place, steps) => {
  expect(placeOf(YAML, ...steps)).toBe(place);
});

test('places inside brackets that stand too far to the left are those of the text', () => {
  const yaml = 'apiVersion: v1\nkind: Service\nspec: {\nports: [{port: 80}]\n}\n';
  expect(placeOf(yaml, 'spec', 'ports')).toBe('shop.yaml:4:1');
  expect(placeOf(yaml, 'spec', 'ports', 0, 'port')).toBe('shop.yaml:4:10');
});

test('lines inside brackets begin anywhere, and keep their places', () => {
  const yaml = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  a:\n  - b: [\nx,\n y,\n  ]\n    c: 1\n';
  expect(placeOf(yaml, 'spec', 'a', 0, 'b', 0)).toBe('shop.yaml:7:1');
  expect(placeOf(yaml, 'spec', 'a', 0, 'b', 1)).toBe('shop.yaml:8:2');
  expect(placeOf(yaml, 'spec', 'a', 0, 'c')).toBe('shop.yaml:10:5');
});

test('a field that is not written is where it belongs', () => {
  expect(placeOf(YAML, 'spec', 'ports', 1, 'name')).toBe(placeOf(YAML, 'spec', 'ports', 1));
});

test('the place of an item of a list is in the list', () => {
  const list = 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    spec:\n      type: x\n';
  expect(placeOf(list, 'spec', 'type')).toBe('shop.yaml:7:7');
});

test('JSON has places too', () => {
  expect(placeOf('{"apiVersion": "v1",\n "kind": "Service"}', 'kind')).toBe('shop.yaml:2:2');
});

test('the lines of repeated keys are known, in lists and in brackets as well', () => {
  const yaml = `kind: List
apiVersion: v1
items:
  - apiVersion: v1
    kind: Service
    metadata: {name: web, name: api}
    spec:
      type: NodePort
      type: ClusterIP
      type: NodePort
`;
  const [{ origin } = {}] = objectsOf(yaml);
  expect(origin && repeatedKeysIn(origin.chunk)).toEqual([
    { steps: ['items', 0, 'metadata', 'name'], lines: [6, 6] },
    { steps: ['items', 0, 'spec', 'type'], lines: [8, 9, 10] },
  ]);
});
