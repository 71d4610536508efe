import { Chart, Lazy, Testing } from 'cdk8s';
import { ClusterIpService, PodLabels, PodPort } from '../../src';
import { refusalOf, shopChart, theOnly } from '../support/synth';

const selector = PodLabels.of({ app: 'web' });
const ports = [PodPort.tcp(8080, 'http').exposedAs(80)];

function metadataOf(chart: Chart, metadata?: any, id = 'web') {
  new ClusterIpService(chart, id, { selector, ports, metadata });
  return theOnly(chart, 'Service').metadata;
}

test('a Service is named after its construct id, in the namespace of its chart', () => {
  expect(metadataOf(shopChart())).toEqual({ name: 'web', namespace: 'shop' });
});

test('without a namespace of the chart none is written', () => {
  expect(metadataOf(new Chart(Testing.app(), 'shop'))).toEqual({ name: 'web' });
});

test('the metadata has the last word, and everything it says is written', () => {
  const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: '1', controller: true };
  const metadata = {
    name: 'front',
    namespace: 'bank',
    labels: { tier: 'front', empty: '' },
    annotations: { 'example.com/note': 'any text: {} []', 'Example.com/empty': '' },
    finalizers: ['example.com/hold'],
    ownerReferences: [owner],
  };
  expect(metadataOf(shopChart(), metadata, 'Web')).toEqual(metadata);
});

test('the labels of the chart are kept, and those of the metadata win', () => {
  const chart = new Chart(Testing.app(), 'shop', { labels: { team: 'shop', tier: 'back' } });
  expect(metadataOf(chart, { labels: { tier: 'front' } }).labels).toEqual({ team: 'shop', tier: 'front' });
});

test('metadata of a class with getters is read', () => {
  class Metadata {
    get name() {
      return 'front';
    }
    get labels() {
      return { tier: 'front' };
    }
  }
  expect(metadataOf(shopChart(), new Metadata())).toEqual({
    name: 'front',
    namespace: 'shop',
    labels: { tier: 'front' },
  });
});

test('empty and undefined metadata is none', () => {
  const metadata = { name: undefined, labels: {}, annotations: {}, finalizers: [], ownerReferences: [] };
  expect(metadataOf(shopChart(), metadata)).toEqual({ name: 'web', namespace: 'shop' });
});

test('what is changed in the given objects later is not written', () => {
  const chart = shopChart();
  const labels = { tier: 'front' };
  new ClusterIpService(chart, 'web', { selector, ports, metadata: { labels } });
  labels.tier = 'back';
  expect(theOnly(chart, 'Service').metadata.labels).toEqual({ tier: 'front' });
});

test.each(['1', '3scale', 'a-b', 'a'.repeat(63)])('%s is a name since Kubernetes 1.36', (name) => {
  expect(metadataOf(shopChart(), { name }).name).toBe(name);
});

const LABEL = 'a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends';
const LABEL_VALUE = 'a label value: up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends';
const KNOWN = 'name, namespace, labels, annotations, finalizers or 1 more';

test.each<[string, unknown, string]>([
  ['null', null, `: found null, expected the metadata of an object; write an object such as { name: … }`],
  ['a name', 'web', `: found "web", expected the metadata of an object; write an object such as { name: … }`],
  [
    'a name of capitals',
    { name: 'My_Service' },
    `.name: found "My_Service", expected ${LABEL}; did you mean "my-service"?`,
  ],
  ['a name with a dot', { name: 'web.shop' }, `.name: found "web.shop", expected ${LABEL}; did you mean "web-shop"?`],
  ['a null name', { name: null }, '.name: found null, expected a text; write it as a text'],
  [
    'an empty name',
    { name: '' },
    '.name: found an empty text, expected a text with at least one visible character; write something, or leave it out',
  ],
  [
    'a namespace of capitals',
    { namespace: 'Shop' },
    `.namespace: found "Shop", expected ${LABEL}; did you mean "shop"?`,
  ],
  [
    'an empty namespace',
    { namespace: '' },
    `.namespace: found an empty text, expected ${LABEL}; write a name such as "web"`,
  ],
  [
    'a generated name',
    { generateName: 'web-' },
    `: found the unknown property "generateName", expected ${KNOWN}; leave it out`,
  ],
  [
    'a misspelt field',
    { lables: { app: 'web' } },
    `: found the unknown property "lables", expected ${KNOWN}; did you mean "labels"?`,
  ],
  [
    'a label that is decided later',
    { labels: { app: Lazy.any({ produce: () => 'web' }) } },
    `.labels["app"]: found an object of class Lazy, expected ${LABEL_VALUE}; write a text, or leave the key out`,
  ],
  [
    'a label that is a number',
    { labels: { version: 2 } },
    `.labels["version"]: found 2, expected ${LABEL_VALUE}; write it in quotes: "2"`,
  ],
  [
    'an annotation that is a boolean',
    { annotations: { 'example.com/on': true } },
    '.annotations["example.com/on"]: found true, expected a text; write it in quotes: "true"',
  ],
  [
    'labels in a Map',
    { labels: new Map([['app', 'web']]) },
    '.labels: found an object of class Map, expected an object of labels; write a plain object, such as { app: "web" }',
  ],
  [
    'a list with a hole',
    { finalizers: new Array(1) },
    '.finalizers[0]: found nothing, expected a name of 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, optionally after a DNS name and "/"; write it as a text',
  ],
  [
    'an owner without uid',
    { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'web' }] },
    '.ownerReferences[0].uid: found nothing, expected a text; write it as a text',
  ],
])('metadata: %s is refused', (_, metadata, sentence) => {
  expect(refusalOf(() => metadataOf(shopChart(), metadata))).toBe(`shop/web metadata${sentence}`);
});

test('a construct id that is no name is refused, with both ways out', () => {
  expect(refusalOf(() => metadataOf(shopChart(), undefined, 'MyWeb'))).toBe(
    `shop/MyWeb name: found the construct id "MyWeb", expected ${LABEL}; did you mean "my-web"? change the construct id or set metadata.name`,
  );
  expect(refusalOf(() => metadataOf(shopChart(), undefined, 'a'.repeat(64)))).toBe(
    `shop/${'a'.repeat(64)} name: found the construct id "${'a'.repeat(64)}" of 64 characters, expected ${LABEL}; shorten it to 63 characters, change the construct id or set metadata.name`,
  );
});

test('a namespace of the chart that is none is refused where a Service would be written to it', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'My_Shop' });
  expect(refusalOf(() => metadataOf(chart))).toBe(
    `shop/web namespace of the chart: found "My_Shop", expected ${LABEL}; did you mean "my-shop"?`,
  );
  expect(metadataOf(new Chart(Testing.app(), 'shop', { namespace: 'My_Shop' }), { namespace: 'shop' })).toEqual({
    name: 'web',
    namespace: 'shop',
  });
});
