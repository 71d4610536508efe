import { sarifReport } from '../../src/check/report/sarif';
import { RULES } from '../../src/check/rules';
import { judged } from '../support/judge';

/*
 * SARIF by the schema of its standard (OASIS, 2.1.0, errata 01): the objects that the report is made of, each with the
 * properties it may have, as far as the report uses them. Those with an exclamation mark must be there.
 */

type Shape = Readonly<Record<string, string>>;

const SHAPES: Readonly<Record<string, Shape>> = {
  log: { $schema: 'uri', 'version!': '2.1.0', 'runs!': 'run[]' },
  run: { 'tool!': 'tool', results: 'result[]', invocations: 'invocation[]' },
  tool: { 'driver!': 'driver' },
  driver: { 'name!': 'text', semanticVersion: 'text', rules: 'rule[]' },
  rule: { 'id!': 'text', helpUri: 'uri', shortDescription: 'words', defaultConfiguration: 'configuration' },
  words: { 'text!': 'text' },
  configuration: { level: 'level' },
  result: {
    'message!': 'words',
    ruleId: 'text',
    level: 'level',
    locations: 'location[]',
    suppressions: 'suppression[]',
  },
  location: { physicalLocation: 'physical', logicalLocations: 'logical[]' },
  physical: { artifactLocation: 'artifact', region: 'region' },
  artifact: { uri: 'uri' },
  region: { startLine: 'count', startColumn: 'count' },
  logical: { fullyQualifiedName: 'text' },
  suppression: { 'kind!': 'inSource', justification: 'text' },
  invocation: { 'executionSuccessful!': 'flag', toolExecutionNotifications: 'notification[]' },
  notification: { 'message!': 'words', level: 'level', locations: 'location[]' },
};

const VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value !== '',
  uri: (value) => typeof value === 'string' && /^[\w.~:/?#@!$&'()*+,;=%-]+$/.test(value),
  level: (value) => value === 'error' || value === 'warning',
  count: (value) => Number.isInteger(value) && (value as number) > 0,
  flag: (value) => typeof value === 'boolean',
};

/** Where a value is not what the standard has there. */
function faults(value: unknown, type: string, at = type): string[] {
  if (type.endsWith('[]')) {
    return Array.isArray(value)
      ? value.flatMap((each, i) => faults(each, type.slice(0, -2), `${at}[${i}]`))
      : [`${at}: no list`];
  }
  const shape = SHAPES[type];
  if (shape === undefined) {
    const fits = VALUES[type] ?? ((given: unknown) => given === type);
    return fits(value) ? [] : [`${at}: ${JSON.stringify(value)}`];
  }
  const map = value as Record<string, unknown>;
  const typeOf = (key: string) => shape[key] ?? shape[`${key}!`];
  const missing = Object.keys(shape).filter((key) => key.endsWith('!') && !(key.slice(0, -1) in map));
  return [
    ...missing.map((key) => `${at}.${key.slice(0, -1)}: missing`),
    ...Object.keys(map).flatMap((key) => {
      const inner = typeOf(key);
      return inner === undefined ? [`${at}.${key}: unknown`] : faults(map[key], inner, `${at}.${key}`);
    }),
  ];
}

const service = (more: string) => `apiVersion: v1
kind: Service
metadata:
  name: db
  annotations:
    cdk8s-service-patterns/ignore.ignored-session-affinity: the next release has an address
spec:
  type: ExternalName
  sessionAffinity: ClientIP
  externalName: ${more}
`;

const TOOL = { version: '1.2.3', helpOn: (rule: string) => `https://example.com/rules/${rule}.md` };

const report = (problems: Parameters<typeof sarifReport>[0]['problems'] = []) =>
  JSON.parse(
    sarifReport({ ...judged(service('10.0.0.7')), problems, objects: 1, files: 1, milliseconds: 1 }, RULES, TOOL),
  );

test('the report is SARIF 2.1.0', () => {
  const problem = { file: 'my files/a.yaml', line: 2, column: 1, message: 'a tab' };
  expect(faults(report([problem]), 'log')).toEqual([]);
});

test('every result names a rule of the driver', () => {
  const [{ tool, results }] = report().runs;
  const known = tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
    'unreachable-external-name',
    'ignored-session-affinity',
  ]);
  expect(results.filter(({ ruleId }: { ruleId: string }) => !known.includes(ruleId))).toEqual([]);
});

test('what is silenced is a suppressed result with its reason', () => {
  const [{ results }] = report().runs;
  expect(results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
    undefined,
    [{ kind: 'inSource', justification: 'the next release has an address' }],
  ]);
});

test('blanks in the name of a file are written as in a URI', () => {
  const [{ invocations }] = report([{ file: 'my files\\a.yaml', line: 2, column: 1, message: 'a tab' }]).runs;
  expect(invocations[0].toolExecutionNotifications[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'my%20files/a.yaml',
  });
});

test('each rule has the address of its page, and the tool its version', () => {
  const { driver } = report().runs[0].tool;
  expect(driver.semanticVersion).toBe('1.2.3');
  expect(driver.rules.map(({ helpUri }: { helpUri: string }) => helpUri)).toEqual(
    RULES.map(({ id }) => `https://example.com/rules/${id}.md`),
  );
});
