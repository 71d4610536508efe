import { type Exception, withExceptions } from '../../../src/check/exceptions/exception';
import { type ObjectPattern, objectPattern } from '../../../src/check/exceptions/object-pattern';
import { judged } from '../../support/judge';

const alias = (name: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {type: ExternalName, externalName: 10.0.0.7}\n---\n`;
const VERDICT = judged(alias('a') + alias('b'));

const exception = (given: Partial<Exception>): Exception => ({
  rule: undefined,
  objects: undefined,
  severity: 'off',
  reason: 'we know',
  origin: 'test',
  ...given,
});
const A = [objectPattern('Service/a') as ObjectPattern];

test('what is switched off is suppressed with its reason', () => {
  const { findings, suppressed } = withExceptions(VERDICT, [exception({ objects: A })]);
  expect(findings.map(({ object }) => object.name)).toEqual(['b']);
  expect(suppressed.map(({ finding, reason }) => [finding.object.name, reason])).toEqual([['a', 'we know']]);
});

test('what is lowered stays as a warning', () => {
  const lowered = withExceptions(VERDICT, [exception({ rule: 'unreachable-external-name', severity: 'warning' })]);
  expect(lowered.findings.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
});

test('the first that holds decides', () => {
  const exceptions = [exception({ objects: A, severity: 'warning' }), exception({ rule: 'unreachable-external-name' })];
  expect(withExceptions(VERDICT, exceptions).findings).toMatchObject([{ severity: 'warning', object: { name: 'a' } }]);
});

test('those that hold for nothing are named', () => {
  const idle = exception({ rule: 'missing-target-port' });
  expect(withExceptions(VERDICT, [idle, exception({})]).idle).toEqual([idle]);
});
