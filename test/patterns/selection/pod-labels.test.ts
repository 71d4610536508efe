import { PodLabels } from '../../../src';
import { refusalOf } from '../../support/synth';

test('the labels are a copy', () => {
  const labels = { app: 'web' };
  const pods = PodLabels.of(labels);
  labels.app = 'changed';
  pods.labels.app = 'changed';
  expect(pods.labels).toEqual({ app: 'web' });
});

test('the selection has the form of cdk8s-plus', () => {
  const { labelSelector } = PodLabels.of({ app: 'web' }).toPodSelectorConfig();
  expect(labelSelector._toKube()).toEqual({ matchLabels: { app: 'web' } });
});

test.each<[string, unknown, string]>([
  [
    'no labels',
    {},
    ': found no labels, expected at least one label that the pods carry; name it, or use ManualEndpointsService for a Service without pods',
  ],
  ['nothing', undefined, ': found nothing, expected an object of labels; write a plain object, such as { app: "web" }'],
  ['null', null, ': found null, expected an object of labels; write a plain object, such as { app: "web" }'],
  [
    'a selector as manifests of workloads write it',
    { matchLabels: { app: 'web' } },
    '["matchLabels"]: found an object, expected a label value: up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends; write a text, or leave the key out',
  ],
  [
    'a key with blanks',
    { 'my app': 'web' },
    '["my app"]: found "my app", expected a name of 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, optionally after a DNS name and "/"; write it like "app" or "example.com/app"',
  ],
  [
    'a value with blanks',
    { app: 'my web' },
    '["app"]: found "my web", expected a label value: up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends; use an annotation for free text',
  ],
])('%s cannot be selected', (_, labels, sentence) => {
  expect(refusalOf(() => PodLabels.of(labels as any))).toBe(`PodLabels.of${sentence}`);
});
