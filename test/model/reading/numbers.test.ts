import { loadYaml } from '../../../src/model/reading/kubernetes-yaml';

/*
 * What sigs.k8s.io/yaml 1.6.0, with which kubectl reads, makes of plain scalars: the answers are its own.
 */

test.each([
  ['0644', 420],
  ['-017', -15],
  ['+017', 15],
  ['0o17', 15],
  ['08', 8],
  ['018', 18],
  ['00', 0],
  ['0x1F', 31],
  ['-0x1F', -31],
  ['0b11', 3],
  ['0B11', 3],
  ['-0b11', -3],
  ['1_000', 1000],
  ['1_', 1],
  ['+1', 1],
  ['-0', 0],
  ['1e3', 1000],
  ['12e5', 1200000],
  ['1.5e+3', 1500],
  ['1.e3', 1000],
  ['1e-3', 0.001],
  ['09.5', 9.5],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['0.1_2', 0.12],
  ['12345678901234567890123', 1.2345678901234568e22],
  ['!!float 017', 15],
  ['!!float 0x1F', 31],
  ['!!int 1_0', 10],
])('%s is a number', (text, number) => {
  expect(loadYaml(`a: ${text}`, 'refused')).toEqual({ a: number });
});

test.each([
  '0xabcdef0123456789abcdef0123456789abcdef01',
  '0x',
  '0o',
  '0b2',
  '1e',
  '1e5a',
  '1e400',
  '_1',
  '1.2.3',
  '10.0.0.1',
  '1,000',
  '12:30',
  '2001-01-01',
  '"0644"',
])('%s is a text', (text) => {
  expect(loadYaml(`a: ${text}`, 'refused')).toEqual({ a: text.replaceAll('"', '') });
});
