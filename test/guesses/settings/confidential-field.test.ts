import { NO_COLOURS } from '../../../src/check/report/paint';
import { verdictLines } from '../../../src/check/report/text';
import { isConfidential } from '../../../src/guesses/settings/confidential-field';
import { KubeObject } from '../../../src/model/objects/kube-object';
import { judged } from '../../support/judge';

const POD = new KubeObject({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', annotations: { 'example.com/api-key': 'x', 'example.com/port': '80' } },
  spec: {
    containers: [
      {
        args: ['--password', 'x', '--port', '80'],
        env: [
          { name: 'DB_PASSWORD', value: 'x' },
          { name: 'DB_PORT', value: '80' },
        ],
      },
    ],
  },
});

test.each([
  [['spec', 'containers', 0, 'env', 0, 'value'], true],
  [['spec', 'containers', 0, 'env', 1, 'value'], false],
  [['spec', 'containers', 0, 'env', 0, 'name'], false],
  [['spec', 'containers', 0, 'args', 1], true],
  [['spec', 'containers', 0, 'args', 3], false],
  [['metadata', 'annotations', 'example.com/api-key'], true],
  [['metadata', 'annotations', 'example.com/port'], false],
])('%j may be secret: %s', (steps, isSecret) => {
  expect(isConfidential(POD, steps)).toBe(isSecret);
});

test('all of what a Secret holds may be, whatever it is called', () => {
  const secret = new KubeObject({ apiVersion: 'v1', kind: 'Secret', stringData: { a: 'x' } });
  expect(isConfidential(secret, ['stringData', 'a'])).toBe(true);
});

test.each([
  ['env: [{name: DB_PASSWORD, value: 98765432}]', 'env[0].value: found a number, expected a text; write it in quotes'],
  ['args: [--password, 98765432]', 'args[1]: found a number, expected a text; write it in quotes'],
])('%s is told of without the number', (setting, sentence) => {
  const pod = `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: web:1,\n${setting}}]}}`;
  const report = verdictLines(judged(pod), NO_COLOURS).join('\n');
  expect(report).toContain(sentence);
  expect(report).not.toContain('98765432');
});
