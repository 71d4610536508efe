import { objectPattern } from '../../../src/check/exceptions/object-pattern';
import { isComplaint } from '../../../src/values/complaint';

const WEB = { kind: 'Service', namespace: 'shop', name: 'web.front-1' };

function matches(pattern: string, object: typeof WEB): boolean {
  const read = objectPattern(pattern);
  if (isComplaint(read)) {
    throw new Error(read.sentence('pattern'));
  }
  return read.matches(object);
}

test.each([
  ['Service/web.front-1', true],
  ['service/web.front-1', true],
  ['Service/shop/web.front-1', true],
  ['Service/shop/*', true],
  ['*/shop/*', true],
  ['*/*/*front*', true],
  ['Service/web', false],
  ['Service/webxfront-1', false],
  ['Service/bank/*', false],
  ['Deployment/*', false],
])('%s', (pattern, expected) => {
  expect(matches(pattern, WEB)).toBe(expected);
});

test('objects without a namespace are met by two parts, or a star', () => {
  const issuer = { kind: 'ClusterIssuer', namespace: '', name: 'le' };
  expect(matches('ClusterIssuer/le', issuer)).toBe(true);
  expect(matches('ClusterIssuer/*/le', issuer)).toBe(true);
  expect(matches('ClusterIssuer/shop/le', issuer)).toBe(false);
});

test.each(['Service', '', 'a/b/c/d', 'Service/', 'Service/we b', 7, undefined])('%j is no pattern', (input) => {
  expect(objectPattern(input)).toMatchObject({ fix: 'such as "Service/shop/*"' });
});
