import { continuedLines } from '../../../src/model/reading/continued-lines';

test.each<[string, string, number[]]>([
  ['a list in brackets', 'args: [\n  a,\n]\nnext: 1', [1, 2]],
  ['a map in braces inside a list', '- - name: {\na: [1\n]}\n- b', [1, 2]],
  ['a text in single quotes, with one of them in it', "a: 'it''s\nso'\nb: c", [1]],
  ['a text in double quotes, with one of them in it', 'a: "\\"\nb"\nc: d', [1]],
  ['a value below its name', 'a:\n  [b,\n  c]\nd: e', [2]],
  ['a value with an anchor and a tag', 'a: &x !!seq [b,\nc]', [1]],
  ['a bracket in a remark', 'a: [ # ]\nb]\nc: d', [1]],
  ['an apostrophe inside braces', "a: {b: it's\n}\nc: d", [1]],
  ['a text in block style, which may hold anything', 'a: |\n  b: [\n\n  c: "\nd: [e,\nf]', [5]],
  ['a text in block style in a list', '- |\n  [\n- a: >-\n    {\n  b: "c\nd"', [5]],
  ['plain texts', 'a: b [\nc: d "\n- {{ e', []],
  ['a bracket that never ends', 'a: "b\nc"\nd: [\n', []],
])('%s', (_what, yaml, lines) => {
  expect(continuedLines(yaml.split('\n'))).toEqual(lines);
});
