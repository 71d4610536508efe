import { readObjects, readText } from '../../../src/model/objects/read';

const read = (text: string, metByChance = false) => readText({ name: 'shop.yaml', text, metByChance });
const titles = (text: string) => read(text).objects.map(({ title }) => title);
const messages = (text: string, metByChance = false) => read(text, metByChance).problems.map(({ message }) => message);

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n';

test('every document of a text is read', () => {
  expect(titles(`# shop\n---\n${SERVICE}---\n# nothing\n---\n${SERVICE.replace('web', 'api')}...\n`)).toEqual([
    'Service default/web',
    'Service default/api',
  ]);
});

test('a text without documents is no problem', () => {
  expect(read('')).toEqual({ objects: [], problems: [] });
  expect(read('# nothing\n---\n---\n%YAML 1.2\n---\n')).toEqual({ objects: [], problems: [] });
});

test('JSON is read as well', () => {
  expect(titles('{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}}')).toEqual([
    'Service default/web',
  ]);
});

test('Windows line ends and a byte order mark change nothing', () => {
  expect(titles(`\ufeff${SERVICE.replaceAll('\n', '\r\n')}`)).toEqual(['Service default/web']);
});

test('lists are opened, also lists of one kind', () => {
  const list = (kind: string) =>
    `apiVersion: v1\nkind: ${kind}\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: web}}\n`;
  expect(titles(list('List'))).toEqual(['Service default/web']);
  expect(titles(list('ServiceList'))).toEqual(['Service default/web']);
});

test('what is no object is passed over', () => {
  expect(titles('replicas: 3\n---\n- a\n---\njust a text\n---\nkind: Service\n')).toEqual([]);
});

test('kinds without a namespace have none, and others default to "default"', () => {
  expect(
    titles(
      '{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx}}\n---\n{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: shop}}',
    ),
  ).toEqual(['IngressClass nginx', 'Secret shop/s']);
});

test('booleans and numbers are those of Kubernetes, not of YAML 1.2', () => {
  const [object] = read(`${SERVICE}a: on\nb: 1e3\nc: "on"\n`).objects;
  expect(['a', 'b', 'c'].map((key) => object?.root.get(key).value)).toEqual([true, 1000, 'on']);
});

test.each([
  ['a list that closes at the name of its field', `a: [\n  x,\n  z\n]\n`, ['x', 'z']],
  ['a list in a list', `- a\nb:\n- c: [\n  "x", {k: v},\n]\n`.replace('- a\nb:', 'a:'), [{ c: ['x', { k: 'v' }] }]],
  ['a text of several lines', `a:\n- 'x\ny\n\nz'\n`, ['x y\nz']],
  ['a text in a list of a list', `a:\n- ["sh", "-c", "\nset -e;\n  ls"]\n`, [['sh', '-c', ' set -e; ls']]],
])('lines begin anywhere inside brackets and quotes: %s', (_, text, value) => {
  const { objects, problems } = read(SERVICE + text);
  expect(problems).toEqual([]);
  expect(objects[0]?.root.get('a').value).toEqual(value);
});

test('what is broken apart from its indentation is told, where it is broken', () => {
  expect(messages(`${SERVICE}a: [\nx,\ny\n]\nb: [\n`)).toEqual([
    expect.stringMatching(/^shop\.yaml:\d+:\d+: found broken YAML/),
  ]);
});

test('a definition of a kind that is hard to read is passed over in a folder', () => {
  const text = 'kind: CustomResourceDefinition\na: [\n';
  expect(messages(text, true)).toEqual([]);
  expect(messages(text)).toHaveLength(1);
});

test('what a program hands over is left as it is', () => {
  const manifest = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
  expect(readObjects([manifest]).map(({ title }) => title)).toEqual(['Service default/web']);
  expect(Object.isFrozen(manifest)).toBe(false);
});

test('of a repeated key the last one counts, as it does to kubectl', () => {
  const text = `${SERVICE}kind: Pod\n`;
  expect(messages(text)).toEqual([]);
  expect(titles(text)).toEqual(['Pod default/web']);
});

test.each([
  [
    'a tab',
    'metadata:\n\tname: web\n',
    'shop.yaml:5:1: found a tab in the indentation, expected blanks; YAML knows no tabs: replace them with blanks',
  ],
  [
    'a template',
    'spec:\n  type: {{ .Values.type }}\n',
    'shop.yaml:5:1: found a template, expected a finished manifest; render it first, such as with helm template CHART',
  ],
  [
    'broken YAML',
    'spec: [\n',
    'shop.yaml:5:1: found broken YAML (deficient indentation), expected a YAML or JSON document; correct it: nothing of it was checked',
  ],
])('%s is a problem with a place, and the next document is read', (_what, broken, message) => {
  const text = `${SERVICE}${broken}---\n${SERVICE.replace('web', 'api')}`;
  expect(messages(text)).toEqual([message]);
  expect(titles(text)).toContain('Service default/api');
});

test('an object with a repeated key is read, the last value counting', () => {
  expect(titles(`${SERVICE}kind: Secret\n`)).toEqual(['Secret default/web']);
});

test.each([
  ['a list', 'args: [\n  "-v",\n]\n', ['-v']],
  ['a map', 'args: {\nv: 1\n}\n', { v: 1 }],
  ['a quoted text', 'args:\n  - "a\nb"\n', ['a b']],
])('%s in brackets or quotes may go on at any indentation, as for kubectl', (_what, yaml, args) => {
  const { objects, problems } = read(`${SERVICE}spec:\n  ${yaml.replaceAll('\n', '\n  ').trim()}\n`);
  expect(problems).toEqual([]);
  expect(objects[0]?.spec.get('args').value).toEqual(args);
});

test('a repeated key beside such brackets changes nothing', () => {
  const text = `${SERVICE}args: [\n]\nkind: Pod\n`;
  expect(messages(text)).toEqual([]);
  expect(titles(text)).toEqual(['Pod default/web']);
});

test('brackets that never end are told where they went wrong first', () => {
  expect(messages(`${SERVICE}args: [\nother: b\n`)).toEqual([
    expect.stringMatching(/^shop\.yaml:5:1: found broken YAML/),
  ]);
});

test('templates in texts are none of our business', () => {
  expect(messages(`${SERVICE}data:\n  alert: "{{ $labels.pod }} is down"\n  run: |\n    {{ .Name }}\n`)).toEqual([]);
});

test('a broken text met by chance is passed over unless it is about Kubernetes', () => {
  expect(messages('a: [', true)).toEqual([]);
  expect(messages('a: 1\na: 2', true)).toEqual([]);
  expect(messages('a: [')).toHaveLength(1);
  expect(messages('apiVersion: v1\nkind: [', true)).toHaveLength(1);
});

test.each([
  ['apiVersion', 'kind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n'],
  ['kind', 'apiVersion: v1\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n'],
])('an object without %s is one all the same', (_, text) => {
  expect(readText({ name: 'web.yaml', text }).objects.map(({ name }) => name)).toEqual(['web']);
});

test.each([
  'kind: pipeline\nmetadata: {name: web}\nspec: {}\n',
  'apiVersion: v2\nname: chart\n',
  'apiVersion: v1\nmetadata: {name: web}\n',
])('other documents are no objects: %j', (text) => {
  expect(readText({ name: 'web.yaml', text }).objects).toEqual([]);
});
