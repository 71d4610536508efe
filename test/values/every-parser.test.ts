import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Size } from 'cdk8s';
import fc from 'fast-check';
import { addressPool } from '../../src/values/address-pool';
import { attributes } from '../../src/values/attributes';
import { Cidr } from '../../src/values/cidr';
import { clusterIpAddress } from '../../src/values/cluster-ip';
import { Complaint } from '../../src/values/complaint';
import { unrepeated } from '../../src/values/confidential';
import { containerPath, volumeSubPath } from '../../src/values/container-path';
import { containerResources } from '../../src/values/container-resources';
import { dataKey } from '../../src/values/data-key';
import { databaseName, databaseUser } from '../../src/values/database-name';
import { dnsLabel, dnsSubdomain } from '../../src/values/dns-name';
import { environmentName } from '../../src/values/environment-name';
import { externalDnsNames } from '../../src/values/external-dns-names';
import { externalName } from '../../src/values/external-name';
import { finalizers } from '../../src/values/finalizers';
import { host } from '../../src/values/host';
import { headerName, headerValue, queryName, queryValue } from '../../src/values/http-header';
import { controllerPath, literalPath, routePath } from '../../src/values/http-path';
import { imageRepository, pinnedImage, registryHost, versionTag } from '../../src/values/image-reference';
import { endpointAddress, IpAddress } from '../../src/values/ip-address';
import { minorVersion } from '../../src/values/kubernetes-version';
import { annotations, labels, labelValue, selectorLabels } from '../../src/values/labels';
import { memberOf } from '../../src/values/member';
import { referenceTo } from '../../src/values/object-reference';
import { ownerReferences } from '../../src/values/owner-references';
import {
  instanceOf,
  listOf,
  objectWith,
  oneOf,
  optional,
  type Parser,
  text,
  wholeNumber,
  yesOrNo,
} from '../../src/values/parser';
import { password, urlReady } from '../../src/values/password-text';
import { pathSegment } from '../../src/values/path-segment';
import { DEFAULT_NODE_PORTS, nodePortIn, portName, portNumber, portRange } from '../../src/values/port';
import { annotationKey, qualifiedName } from '../../src/values/qualified-name';
import { millisecondsUpTo, secondsBetween } from '../../src/values/seconds';
import { sourceRanges } from '../../src/values/source-ranges';
import { statefulSetName } from '../../src/values/stateful-set-name';
import { byteSize, storageSize } from '../../src/values/storage-size';
import { zoneName } from '../../src/values/zone-name';
import { draws } from '../support/thoroughness';
import { hostileObjects, throwingGetters } from './hostile-objects';

enum TrafficPolicy {
  CLUSTER = 'Cluster',
  LOCAL = 'Local',
}

class Port {
  readonly number = 80;
}

/** Every parser, by the module that it lives in. */
const parsers: Record<string, Record<string, Parser<unknown>>> = {
  'address-pool': { addressPool },
  attributes: { attributes },
  cidr: { 'Cidr.parse': Cidr.parse },
  'cluster-ip': { clusterIpAddress },
  confidential: { unrepeated: unrepeated(dnsLabel, 'name the Secret') },
  'container-path': { containerPath, volumeSubPath },
  'container-resources': { containerResources },
  'data-key': { dataKey },
  'database-name': { databaseName, databaseUser },
  'dns-name': { dnsLabel, dnsSubdomain },
  'environment-name': { environmentName },
  'external-dns-names': { externalDnsNames },
  'external-name': { externalName },
  finalizers: { finalizers },
  host: { host },
  'http-header': { headerName, headerValue, queryName, queryValue },
  'http-path': { literalPath, routePath, controllerPath },
  'image-reference': { pinnedImage, versionTag, registryHost, imageRepository },
  'ip-address': { 'IpAddress.parse': IpAddress.parse, endpointAddress },
  'kubernetes-version': { minorVersion },
  labels: { labelValue, labels, selectorLabels, annotations },
  member: { memberOf: memberOf({ TrafficPolicy }) },
  'object-reference': { referenceTo: referenceTo('Secret') },
  'owner-references': { ownerReferences },
  'path-segment': { pathSegment },
  parser: {
    text,
    yesOrNo,
    wholeNumber: wholeNumber(1, 10, 'MiB'),
    oneOf: oneOf(['ClientIP', 'None']),
    optional: optional(text),
    listOf: listOf(text, 'texts', { max: 2 }),
    instanceOf: instanceOf(Port, 'new Port()'),
    objectWith: objectWith({ name: optional(text), ports: listOf(portNumber, 'ports') }, 'an object of properties'),
  },
  'password-text': { password: password(32), urlReady },
  port: { portNumber, portName, portRange, nodePortIn: nodePortIn(DEFAULT_NODE_PORTS) },
  'qualified-name': { qualifiedName, annotationKey },
  seconds: { secondsBetween: secondsBetween(1, 86_400), millisecondsUpTo: millisecondsUpTo(86_400) },
  'source-ranges': { sourceRanges },
  'stateful-set-name': { statefulSetName },
  'storage-size': { byteSize, storageSize },
  'zone-name': { zoneName },
};

/** The modules without a parser: what parsers are made of, and what is asked of parsed values. */
const withoutParser = [
  'certificate-names',
  'cluster-domain',
  'complaint',
  'domain-prefixed-path',
  'field',
  'foreign-object',
  'host-name',
  'hostnames',
  'ip-syntax',
  'kubelet-expansion',
  'likeness',
  'loopback',
  'near-miss',
  'number-likeness',
  'on-first-use',
  'pattern-cost',
  'pattern-escape',
  'pattern-sample',
  'pull-policy',
  'repeated',
  'told-cluster',
  'told-fault',
  'wording',
  'wrapped-host',
];

const everyParser = Object.values(parsers).flatMap((ofModule) => Object.entries(ofModule));

/** Parsers whose sentences may repeat a text, because it stands in a place of its own inside the input. */
const looksInside = [
  'attributes',
  'labels',
  'selectorLabels',
  'annotations',
  'listOf',
  'objectWith',
  'sourceRanges',
  'externalDnsNames',
  'finalizers',
  'ownerReferences',
  'referenceTo',
  'containerResources',
  'externalDnsNames',
];

const PROPERTIES = [
  'name',
  'namespace',
  'metadata',
  'kind',
  'ports',
  'app',
  'cpu',
  'memory',
  'request',
  'amount',
  'length',
  'toMilliseconds',
  'toKibibytes',
];

const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
  } as fc.ObjectConstraints),
  fc.dictionary(fc.constantFrom(...PROPERTIES), fc.anything()),
  fc.double(),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.domain(),
  fc.constantFrom(Symbol('secret'), () => 'secret', Duration.millis(1), Size.kibibytes(0), Number.NaN, -0),
);

/** A sentence without what the caller wrote, which may read like anything. */
function ownWords(sentence: string): string {
  return sentence.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

/** Texts that no person writes. They are made once, for making them is most of the work. */
const LENGTH = 100_000;
const pieces = [
  'a',
  '1.',
  '1.1.',
  '[',
  ']',
  'a@',
  'a-',
  'a:',
  ':',
  '/',
  '/a',
  '*.',
  '\n',
  '=',
  'É',
  '\ud800',
  '%2f',
  'aB',
];
const huge = pieces.flatMap((piece) => {
  const long = piece.repeat(LENGTH);
  return [long, `${long}!`, `http://${long}`, `a${long}`, `[${long}]`];
});

test('every module of values is listed here, with its parsers or as one without', () => {
  const modules = readdirSync(join(__dirname, '../../src/values')).map((file) => file.replace(/\.ts$/, ''));
  expect([...Object.keys(parsers), ...withoutParser].sort()).toEqual(modules.sort());
});

const WHOLE_SENTENCE = /^it( .+|\[.+)?: found \S.*, expected \S.*; \S.*[^.]$/s;
const NO_WORDS_OF_OURS = /\b(undefined|NaN|invalid|please)\b|\[object/i;

/**
 * Fails unless the answer of a parser is a value, or a complaint in a whole sentence of our own words. There are some forty
 * thousand answers, and `expect` takes its time even where it is content: it is asked where it is going to complain.
 */
function expectWholeSentence(result: unknown): void {
  if (!(result instanceof Complaint)) {
    return;
  }
  const sentence = result.sentence('it');
  if (!WHOLE_SENTENCE.test(sentence) || NO_WORDS_OF_OURS.test(ownWords(sentence))) {
    expect(sentence).toMatch(WHOLE_SENTENCE);
    expect(ownWords(sentence)).not.toMatch(NO_WORDS_OF_OURS);
  }
}

describe.each(everyParser)('%s', (name, parse) => {
  test('never throws, and complains in whole sentences', () => {
    fc.assert(
      fc.property(anything, (input) => expectWholeSentence(parse(input))),
      { numRuns: draws(300) },
    );
  });

  test.each(hostileObjects())('is not impressed by %s', (_, hostile) => {
    expectWholeSentence(parse(hostile));
    expectWholeSentence(parse([hostile]));
    for (const property of PROPERTIES) {
      expectWholeSentence(parse({ [property]: hostile }));
      expectWholeSentence(parse({ [property]: { [property]: hostile } }));
      expectWholeSentence(parse(throwingGetters([property])));
    }
  });

  test('is the same for the same input, whoever asks', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(parse(input)).toEqual(parse(input));
      }),
      { numRuns: draws(50) },
    );
  });

  test('survives texts that no person writes, quickly and in a short sentence', () => {
    // In time of the processor, for a machine with other work stands still for seconds.
    const before = process.cpuUsage();
    const sentences = huge.map((input) => {
      const result = parse(input);
      return result instanceof Complaint ? result.sentence('it') : '';
    });
    expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThan(1500);
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });

  if (!looksInside.includes(name)) {
    test('never repeats the inside of an object', () => {
      const secret = fc.constant('hunter2');
      const holders = fc.oneof(
        fc.object({ key: fc.constantFrom(...PROPERTIES), values: [secret], maxDepth: 3 }),
        fc.array(secret, { minLength: 1 }),
        secret.map((each) => new Map([[each, each]])),
        secret.map((each) => new Error(each)),
        secret.map((each) => Object.assign(() => each, { toString: () => each })),
        secret.map((each) => ({ toString: () => each, toJSON: () => each, [Symbol.toPrimitive]: () => each })),
        secret.map((each) => new String(each)),
        secret.map((each) => Symbol(each)),
      );
      fc.assert(
        fc.property(holders, (holder) => {
          const result = parse(holder);
          const sentence = result instanceof Complaint ? result.sentence('it') : '';
          if (sentence.includes('hunter2')) {
            expect(sentence).not.toContain('hunter2');
          }
        }),
      );
    });
  }
});
