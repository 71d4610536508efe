import { compactReport } from '../../src/check/report/compact';
import { jsonReport } from '../../src/check/report/json';
import { pageOf } from '../../src/check/report/manual';
import { COLOURS, NO_COLOURS } from '../../src/check/report/paint';
import { ruleList } from '../../src/check/report/rule-list';
import { sarifReport } from '../../src/check/report/sarif';
import type { Report } from '../../src/check/report/summary';
import { textReport } from '../../src/check/report/text';
import { RULES } from '../../src/check/rules';
import { judged } from '../support/judge';

const YAML = `apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: shop
spec:
  type: ExternalName
  externalName: 10.0.0.7
`;

const PROBLEM = { file: 'broken.yaml', line: 2, column: 1, message: 'broken.yaml:2:1: found a tab in the indentation' };

const reportOn = (yaml: string, problems: Report['problems'] = []): Report => ({
  ...judged(yaml),
  problems,
  objects: 1,
  files: 1,
  milliseconds: 4.4,
});

test('people get the line, a mark under the place, and what comes of it', () => {
  expect(textReport(reportOn(YAML), NO_COLOURS)).toBe(`Service shop/db
  error unreachable-external-name
  Service shop/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice
    --> shop.yaml:8:3
  8 |   externalName: 10.0.0.7
    |   ^
  An alias is to end at a name that has addresses: of an address, or of itself, the DNS server has none to answer with.

1 error in 1 object of 1 file (4 ms)
`);
});

test('colours come on top of the same text', () => {
  const coloured = textReport(reportOn(YAML, [PROBLEM]), COLOURS);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what colours are made of
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(textReport(reportOn(YAML, [PROBLEM]), NO_COLOURS));
});

test('what could not be read is told first, and counted', () => {
  expect(textReport(reportOn(YAML.replace('10.0.0.7', 'db.example.com'), [PROBLEM]), NO_COLOURS)).toBe(
    'unreadable broken.yaml:2:1: found a tab in the indentation\n\nnothing found, 1 unreadable in 1 object of 1 file (4 ms)\n',
  );
});

test('what an annotation silences is told with its reason', () => {
  const silenced = YAML.replace(
    'spec:',
    '  annotations:\n    cdk8s-service-patterns/ignore.unreachable-external-name: our resolver knows it\nspec:',
  );
  expect(textReport(reportOn(silenced), NO_COLOURS)).toBe(
    'ignored unreachable-external-name of Service shop/db: our resolver knows it\nnothing found, 1 ignored in 1 object of 1 file (4 ms)\n',
  );
});

test('scripts get the shape that is promised', () => {
  expect(JSON.parse(jsonReport(reportOn(YAML)))).toEqual({
    findings: [
      {
        rule: 'unreachable-external-name',
        severity: 'error',
        message:
          'Service shop/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice',
        because:
          'An alias is to end at a name that has addresses: of an address, or of itself, the DNS server has none to answer with.',
        fix: 'for an address, write a Service without a selector and an EndpointSlice',
        object: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'db' },
        path: 'spec.externalName',
        file: 'shop.yaml',
        line: 8,
        column: 3,
      },
    ],
    unreadable: [],
    summary: { objects: 1, files: 1, errors: 1, warnings: 0, suppressed: 0, milliseconds: 4 },
  });
});

test('scripts are told what could not be read', () => {
  expect(JSON.parse(jsonReport(reportOn(YAML, [PROBLEM]))).unreadable).toEqual([PROBLEM]);
});

test('the compact report has a line a finding', () => {
  expect(compactReport(reportOn(YAML, [PROBLEM]), NO_COLOURS)).toBe(
    `unreadable broken.yaml:2:1: found a tab in the indentation
shop.yaml:8:3: error unreachable-external-name: Service shop/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice
1 error, 1 unreadable in 1 object of 1 file (4 ms)
`,
  );
});

test('the consequence of a rule is told once, and many findings are counted by rule', () => {
  const many = Array.from({ length: 20 }, (_, i) => YAML.replace('name: db', `name: db-${i}`)).join('---\n');
  const text = textReport(reportOn(many), NO_COLOURS);
  expect(text.match(/An alias is to end at a name/g)).toHaveLength(1);
  expect(text).toContain('\n    20 error unreachable-external-name\n\n20 errors in');
  expect(textReport(reportOn(YAML), NO_COLOURS)).not.toContain(' 1 error unreachable-external-name');
});

test('code hosts get SARIF with rule, place and reason', () => {
  const { runs } = JSON.parse(sarifReport(reportOn(YAML, [PROBLEM]), RULES, { version: '1.2.3', helpOn: () => '' }));
  expect(runs[0].tool.driver.rules).toHaveLength(RULES.length);
  expect(runs[0].results[0]).toMatchObject({
    ruleId: 'unreachable-external-name',
    level: 'error',
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'shop.yaml' }, region: { startLine: 8, startColumn: 3 } },
        logicalLocations: [{ fullyQualifiedName: 'Service shop/db spec.externalName' }],
      },
    ],
  });
  expect(runs[0].invocations[0].executionSuccessful).toBe(false);
});

test('every rule is listed and can be explained', () => {
  for (const rule of RULES) {
    expect(ruleList(RULES)).toContain(`${rule.id} (${rule.severity})\n    ${rule.because}\n`);
    expect(pageOf(rule)).toContain(rule.says);
  }
});

test('a warning of a rule about errors says what may make it right', () => {
  const yaml = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, image: "web:1", ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80, targetPort: htpt}]}
`;
  const report = reportOn(yaml);
  const doubt = 'its clients reach the pods of a headless Service on any port: only the SRV record is missing';
  expect(textReport(report, NO_COLOURS)).toContain(`\n  a warning only: ${doubt}\n`);
  const line = `name one of its ports, or use the number; a warning only: ${doubt}`;
  expect(compactReport(report, NO_COLOURS)).toContain(`${line}\n`);
  const { runs } = JSON.parse(sarifReport(report, RULES, { version: '1.2.3', helpOn: () => '' }));
  expect(runs[0].results.map(({ message }: { message: { text: string } }) => message.text)).toContainEqual(
    expect.stringContaining(line),
  );
  const { findings } = JSON.parse(jsonReport(report)) as { findings: { rule: string; doubt?: string }[] };
  expect(findings.find(({ rule }) => rule === 'missing-target-port')?.doubt).toBe(doubt);
});

test('of what a Secret holds, only the place is told', () => {
  const yaml = 'apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  PASSWORD: 81549300\n';
  const report = textReport(reportOn(yaml), NO_COLOURS);
  expect(report).toContain('stringData.PASSWORD: found a number, expected a text; write it in quotes');
  expect(report).toContain('--> shop.yaml:5:3');
  expect(report).not.toContain('81549300');
});

test('the lines that are shown have no passwords in URLs', () => {
  const yaml = `apiVersion: v1
kind: Service
metadata: {name: db}
spec: {selector: {app: db}, ports: [{port: 5432}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client}
spec:
  containers:
    - name: client
      image: client:1
      env:
        - {name: DATABASE_URL, value: "postgres://shop:s3cret!@db:5433/shop"}
`;
  const report = textReport(reportOn(yaml), NO_COLOURS);
  expect(report).toContain('value: "postgres://shop:*******@db:5433/shop"}');
  expect(report).not.toContain('s3cret');
});
