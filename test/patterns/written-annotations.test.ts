import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Chart, Duration } from 'cdk8s';
import ts from 'typescript';
import {
  AlbAddressType,
  AlbScheme,
  AlbTargetType,
  ClusterIpService,
  HttpRoute,
  IngressClassRef,
  LoadBalancerProvider,
  LoadBalancerService,
  PodLabels,
  PodPort,
  TlsCertificate,
  TlsIngress,
} from '../../src';
import { ANNOTATION_TABLES, annotationFact } from '../../src/kinds/annotation-tables';
import { shopChart, theOnly } from '../support/synth';

/*
 * What a construct writes into an annotation is known to the tables in src/kinds, by which the checker judges it: a key that
 * the one spells otherwise than the other would be a slip in one of them.
 */

const PODS = PodLabels.of({ app: 'web' });
const HTTPS = PodPort.tcp(8443, 'https');

const PATTERNS = join(__dirname, '../../src/patterns');

/** What is written like the key of an annotation and is none that a controller or load balancer reads. */
const OTHERWISE: readonly (readonly [texts: RegExp, reason: string])[] = [
  [
    /^kubernetes\.io\/(tls|service-name|hostname|metadata\.name|ws|wss|h2c|ingress\.class)$|^(app|statefulset|endpointslice)\.kubernetes\.io\//,
    'a label, a type, a protocol or the class of Kubernetes itself',
  ],
  [/\/v\d\w*$|^gateway\.networking\.k8s\.io\/\*$/, 'a version of an API'],
  [/^service\.k8s\.aws\/nlb$|^networking\.gke\.io\/l4-regional-/, 'a class of load balancers'],
];

const WRITTEN = readdirSync(PATTERNS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => keysIn(name, readFileSync(join(PATTERNS, name), 'utf8')));

const KNOWN = ANNOTATION_TABLES.flatMap((table) => Object.keys(table.facts()));

test('every key in the text of a construct is known', () => {
  expect(WRITTEN.length).toBeGreaterThan(80);
  const unknown = WRITTEN.filter(({ key }) => !isKnown(key));
  expect(unknown.filter(({ key }) => !OTHERWISE.some(([texts]) => texts.test(key)))).toEqual([]);
});

test('nothing is excused in vain', () => {
  const idle = OTHERWISE.filter(([texts]) => !WRITTEN.some(({ key }) => !isKnown(key) && texts.test(key)));
  expect(idle.map(([, reason]) => reason)).toEqual([]);
});

/** Settings whose names become the ends of keys elsewhere than where they are written, so that only what is made shows them. */
describe('every key is known of what', () => {
  test('an Application Load Balancer with all its settings is told', () => {
    const chart = shopChart();
    const web = new ClusterIpService(chart, 'web', { selector: PODS, ports: [HTTPS.exposedAs(443)] });
    new TlsIngress(chart, 'front', {
      ingressClass: IngressClassRef.alb({
        scheme: AlbScheme.INTERNAL,
        groupName: 'shop',
        groupOrder: 1,
        targetType: AlbTargetType.IP,
        addressType: AlbAddressType.IPV4,
        httpsPorts: [443],
        sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        healthCheck: {
          path: '/health',
          port: 8443,
          successCodes: '200',
          interval: Duration.seconds(15),
          timeout: Duration.seconds(5),
        },
      }),
      certificate: TlsCertificate.fromController(),
      routes: [HttpRoute.prefix('shop.example.com', '/', web.backend())],
    });
    const keys = annotationsIn(chart, 'Ingress');
    expect(keys.length).toBe(12);
    expect(keys.filter((key) => !isKnown(key))).toEqual([]);
  });

  test('a Network Load Balancer that speaks TLS is told', () => {
    const chart = shopChart();
    const tls = {
      certificateArns: ['arn:aws:acm:eu-central-1:123456789012:certificate/1'],
      ports: [HTTPS],
      policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      toPods: true,
    };
    const provider = LoadBalancerProvider.awsNlb({ tls });
    new LoadBalancerService(chart, 'web', { selector: PODS, ports: [HTTPS.exposedAs(443)], provider });
    const keys = annotationsIn(chart, 'Service');
    expect(keys.length).toBe(5);
    expect(keys.filter((key) => !isKnown(key))).toEqual([]);
  });
});

function annotationsIn(chart: Chart, kind: string): string[] {
  return Object.keys(theOnly(chart, kind).metadata.annotations);
}

/** What looks like the key of an annotation in the text of a module. What is not known of it before it runs is a star. */
function keysIn(file: string, text: string): { file: string; key: string }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const facts = factsImportedBy(file, source);
  const constants = new Map([...facts].filter((each): each is [string, string] => typeof each[1] === 'string'));
  const found: { file: string; key: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
      if (ts.isStringLiteral(node.initializer)) {
        constants.set(node.name.getText(), node.initializer.text);
      } else if (ts.isArrayBindingPattern(node.name)) {
        const [name] = node.name.elements;
        constants.set(
          name !== undefined && ts.isBindingElement(name) ? name.name.getText() : '',
          firstOf(node.initializer, facts),
        );
      }
    }
    for (const key of keysOf(node, constants)) {
      found.push({ file, key });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What a module takes from the rooms of facts, as it calls it. */
function factsImportedBy(file: string, source: ts.SourceFile): ReadonlyMap<string, unknown> {
  const facts = new Map<string, unknown>();
  for (const statement of source.statements) {
    const from = ts.isImportDeclaration(statement) ? (statement.moduleSpecifier as ts.StringLiteral).text : '';
    const named = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (from.includes('/kinds/') && named !== undefined && ts.isNamedImports(named)) {
      const exported = require(join(PATTERNS, dirname(file), from));
      for (const { name, propertyName } of named.elements) {
        facts.set(name.text, exported[(propertyName ?? name).text]);
      }
    }
  }
  return facts;
}

/** The first text of a list among the facts, such as `facts.annotations.prefixes`; a star, for one that is none of them. */
function firstOf(list: ts.Expression, facts: ReadonlyMap<string, unknown>): string {
  const [imported = '', ...steps] = list.getText().split('.');
  const value = steps.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | undefined)?.[step],
    facts.get(imported),
  );
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : '*';
}

/** The keys in a text, or in a call of `annotated`, which puts a beginning before the names of settings. */
function keysOf(node: ts.Node, constants: ReadonlyMap<string, string>): readonly string[] {
  if (ts.isCallExpression(node) && node.expression.getText() === 'annotated') {
    const [prefix, settings] = node.arguments;
    const names = settings !== undefined && ts.isObjectLiteralExpression(settings) ? settings.properties : [];
    return names.flatMap(({ name }) =>
      prefix === undefined || name === undefined ? [] : textOf(prefix, constants) + nameIn(name),
    );
  }
  const key = textOf(node, constants);
  const isKey = key !== undefined && !ts.isIdentifier(node) && /^[a-z0-9-]+(\.[a-z0-9-]+)+\/[\w.*-]+$/.test(key);
  return isKey && !ts.isImportDeclaration(node.parent) ? [key] : [];
}

function nameIn(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) || ts.isIdentifier(name) ? name.text : '*';
}

function textOf(node: ts.Node, constants: ReadonlyMap<string, string>): string | undefined {
  if (ts.isStringLiteralLike(node)) {
    return node.text;
  }
  if (ts.isIdentifier(node)) {
    return constants.get(node.text);
  }
  if (!ts.isTemplateExpression(node)) {
    return undefined;
  }
  const parts = node.templateSpans.map(
    ({ expression, literal }) => (constants.get(expression.getText()) ?? '*') + literal.text,
  );
  return node.head.text + parts.join('');
}

/** Whether a table knows the key; of one with a star inside, whether it knows one that is like it. */
function isKnown(key: string): boolean {
  const [start = '', ...ends] = key.split('*');
  return (
    annotationFact(key) !== undefined ||
    (ends.length > 0 && KNOWN.some((each) => each.startsWith(start) && ends.every((end) => each.includes(end))))
  );
}
