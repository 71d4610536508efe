import { loadYaml } from '../../../src/model/reading/kubernetes-yaml';

/*
 * What sigs.k8s.io/yaml 1.6.0, with which kubectl reads, makes of tags: the answers are its own.
 */

test.each([
  ['a: !!string 1', { a: '1' }],
  ['a: !!string yes', { a: 'yes' }],
  ['a: !string 1', { a: '1' }],
  ['a: ! 1', { a: '1' }],
  ['a: !!str 1', { a: '1' }],
  ['a: !Ref x', { a: 'x' }],
  ['a: !!foo', { a: '' }],
  ['a: !!string [1]', { a: [1] }],
  ['a: !!set {a, b}', { a: { a: null, b: null } }],
  ['a: !!omap [a: 1]', { a: [{ a: 1 }] }],
  ['a: !x {b: 1}', { a: { b: 1 } }],
  ['!x\na: 1', { a: 1 }],
  ['a: !!binary aGVsbG8=', { a: 'hello' }],
  ['a: !!timestamp 2001-01-01', { a: '2001-01-01' }],
  ['a: !!float 1', { a: 1 }],
  ['a: !!int "3"', { a: 3 }],
  ['a: !!bool "yes"', { a: true }],
])('%s is read as kubectl reads it', (text, read) => {
  expect(loadYaml(text, 'refused')).toEqual(read);
});

test.each(['a: !!int abc', 'a: !!null x', 'a: !!float abc', 'a: !!binary a*b'])(
  '%s is refused as by kubectl',
  (text) => {
    expect(() => loadYaml(text, 'refused')).toThrow('cannot resolve');
  },
);

test('a map with a tag has each key once', () => {
  expect(() => loadYaml('a: !x {b: 1, b: 2}', 'refused')).toThrow('duplicated mapping key');
});
