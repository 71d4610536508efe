import { type Baseline, baseline, baselineOf, sinceBaseline } from '../../../src/check/exceptions/baseline';
import { isComplaint } from '../../../src/values/complaint';
import { judged } from '../../support/judge';

const alias = (name: string, host: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {type: ExternalName, externalName: ${host}}\n---\n`;
const OLD = alias('b', '10.0.0.8') + alias('a', '10.0.0.7');

function known(yaml: string): Baseline {
  const read = baseline(baselineOf(judged(yaml)));
  if (isComplaint(read)) {
    throw new Error(read.sentence('baseline'));
  }
  return read;
}

test('what was there before is left out, wherever it stands now', () => {
  const moved = `# a line more\n${alias('a', '10.0.0.7')}${alias('b', '10.0.0.8')}`;
  expect(sinceBaseline(judged(moved), known(OLD))).toMatchObject({ findings: [], known: 2, gone: 0 });
});

test('a new mistake is told, and so is how much is mended', () => {
  const { findings, known: left, gone } = sinceBaseline(judged(alias('c', '10.0.0.9')), known(OLD));
  expect(findings.map(({ object }) => object.name)).toEqual(['c']);
  expect([left, gone]).toEqual([0, 2]);
});

test('a second mistake of one identity is new', () => {
  const twice =
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ExternalName, externalName: 10.0.0.7}\n';
  const verdict = judged(twice);
  const doubled = { ...verdict, findings: [...verdict.findings, ...verdict.findings] };
  expect(sinceBaseline(doubled, known(twice)).findings).toHaveLength(verdict.findings.length);
});

test('the file is sorted and holds nothing but identities, so that its changes can be reviewed', () => {
  expect(JSON.parse(baselineOf(judged(OLD)))).toEqual({
    version: 1,
    findings: ['a', 'b'].map((name) => ({
      rule: 'unreachable-external-name',
      object: `Service default/${name}`,
      path: 'spec.externalName',
      count: 1,
    })),
  });
});

test.each([
  ['no JSON', 'found no JSON, expected a baseline; write it with --write-baseline'],
  ['{"version": 2, "findings": []}', 'version: found 2, expected a whole number from 1 to 1; use 1 or less'],
  ['{"version": 1, "findings": [{"rule": "x"}]}', 'findings[0].object: found nothing, expected a text'],
])('%s is refused', (text, sentence) => {
  const read = baseline(text);
  expect(isComplaint(read) && read.sentence('old.json')).toContain(sentence);
});
