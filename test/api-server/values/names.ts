import fc from 'fast-check';
import { dnsLabel, dnsSubdomain } from '../../../src/values/dns-name';
import { annotations, labels, labelValue, selectorLabels } from '../../../src/values/labels';
import { annotationKey, qualifiedName } from '../../../src/values/qualified-name';
import { statefulSetName } from '../../../src/values/stateful-set-name';
import { zoneName } from '../../../src/values/zone-name';
import { near, nearNumbers } from '../support/near';
import * as good from '../support/specimens';
import { emptyMeansNone, type JudgedValue } from './judged-value';

const LABELS = ['web', 'a', '0', 'my-web', '1-a', '3', 'web-2'];
const SUBDOMAINS = [...LABELS, 'web.example.com', 'a.b', '10.0.0.1', 'example.com'];
const QUALIFIED = ['app', 'A', 'my_app.v1', 'example.com/app', 'kubernetes.io/h2c', 'a/b', 'example.com/My_App'];
const LABEL_VALUES = ['', 'web', 'A', 'my_app.v1', '8.4', '1'];

const label = near(LABELS, [63]);
const subdomain = near(SUBDOMAINS, [63, 253]);
const qualified = near(QUALIFIED, [63]);

const pairs = fc.dictionary(near(QUALIFIED), near(LABEL_VALUES), { maxKeys: 2 });

export const names: JudgedValue[] = [
  {
    value: 'dnsLabel',
    field: 'Service: metadata.name',
    inputs: label,
    parse: dnsLabel,
    manifest: (name) => good.service({}, { name }),
  },
  {
    value: 'dnsLabel',
    field: 'Namespace: metadata.name',
    inputs: label,
    parse: dnsLabel,
    manifest: (name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
  },
  {
    value: 'dnsLabel',
    field: 'EndpointSlice: endpoints[].hostname',
    inputs: label,
    parse: dnsLabel,
    manifest: (hostname) => good.endpointSlice({ hostname }),
  },
  {
    value: 'dnsLabel',
    field: 'Ingress: backend.service.name',
    inputs: label,
    parse: dnsLabel,
    manifest: (name) => good.ingress({ defaultBackend: { service: { name, port: { number: 80 } } } }),
  },
  {
    value: 'statefulSetName',
    field: 'StatefulSet: metadata.name',
    inputs: near(LABELS, [52, 63]),
    parse: statefulSetName,
    manifest: good.statefulSet,
    exceptions: [
      {
        we: 'refuse',
        sample: 'a'.repeat(53),
        because: 'The server stores up to 63 characters, but pods of a StatefulSet with more than 52 never start.',
        covers: (name) => name.length > 52,
      },
    ],
  },
  {
    value: 'dnsSubdomain',
    field: 'Ingress: metadata.name',
    inputs: subdomain,
    parse: dnsSubdomain,
    manifest: (name) => good.ingress({}, { name }),
  },
  {
    value: 'dnsSubdomain',
    field: 'Ingress: spec.ingressClassName',
    inputs: subdomain,
    parse: dnsSubdomain,
    manifest: (ingressClassName) => good.ingress({ ingressClassName }),
  },
  {
    value: 'dnsSubdomain',
    field: 'Ingress: spec.tls[].secretName',
    inputs: subdomain,
    parse: dnsSubdomain,
    manifest: (secretName) => good.ingress({ tls: [{ secretName }] }),
    exceptions: [emptyMeansNone()],
  },
  {
    value: 'dnsSubdomain',
    field: 'EndpointSlice: endpoints[].nodeName',
    inputs: subdomain,
    parse: dnsSubdomain,
    manifest: (nodeName) => good.endpointSlice({ nodeName }),
  },
  {
    value: 'dnsSubdomain',
    field: 'PersistentVolumeClaim: spec.storageClassName',
    inputs: subdomain,
    parse: dnsSubdomain,
    manifest: (storageClassName) => good.volumeClaim({ storageClassName }),
    exceptions: [
      {
        we: 'refuse',
        sample: '',
        because: 'HeadlessStatefulDb takes an empty class beside dnsSubdomain; it asks for volumes made by hand.',
        covers: (input) => input === '',
      },
    ],
  },
  {
    value: 'qualifiedName',
    field: 'metadata.labels: key',
    inputs: qualified,
    parse: qualifiedName,
    manifest: (key) => good.service({}, { labels: { [key]: '' } }),
  },
  {
    value: 'qualifiedName',
    field: 'Service: ports[].appProtocol',
    inputs: qualified,
    parse: qualifiedName,
    manifest: (appProtocol) => good.servicePort({ appProtocol }),
  },
  {
    value: 'qualifiedName',
    field: 'Service: spec.loadBalancerClass',
    inputs: qualified,
    parse: qualifiedName,
    manifest: (loadBalancerClass) => good.service({ type: 'LoadBalancer', loadBalancerClass }),
  },
  {
    value: 'annotationKey',
    field: 'metadata.annotations: key',
    inputs: near([...QUALIFIED, 'Example.com/app'], [63]),
    parse: annotationKey,
    manifest: (key) => good.service({}, { annotations: { [key]: '' } }),
  },
  {
    value: 'annotations',
    field: 'metadata.annotations: size in bytes',
    inputs: nearNumbers(256 * 1024).filter(Number.isInteger),
    parse: (bytes) => annotations(annotationsOf(bytes as number)),
    manifest: (bytes) => good.service({}, { annotations: typeof bytes === 'number' ? annotationsOf(bytes) : bytes }),
  },
  {
    value: 'labelValue',
    field: 'metadata.labels: value',
    inputs: near(LABEL_VALUES, [63]),
    parse: labelValue,
    manifest: (value) => good.service({}, { labels: { app: value } }),
  },
  {
    value: 'labels',
    field: 'metadata.labels',
    inputs: pairs,
    parse: labels,
    manifest: (map) => good.service({}, { labels: map }),
  },
  {
    value: 'selectorLabels',
    field: 'Service: spec.selector',
    inputs: pairs,
    parse: selectorLabels,
    manifest: (selector) => good.service({ selector }),
    exceptions: [
      {
        we: 'refuse',
        sample: {},
        because: 'The server takes a Service that selects nothing; a pattern that asks for pods would send traffic nowhere.',
        covers: (map) => Object.keys(map).length === 0,
      },
    ],
  },
  {
    value: 'zoneName',
    field: 'EndpointSlice: endpoints[].hints.forZones[].name',
    inputs: near(['eu-central-1a', 'A', 'zone_1'], [63]),
    parse: zoneName,
    manifest: (name) => good.endpointSlice({ hints: { forZones: [{ name }] } }),
    exceptions: [
      {
        we: 'refuse',
        sample: '',
        because: 'A zone without a name is no zone: nodes without the label have none.',
        covers: (input) => input === '',
      },
    ],
  },
];

/** Annotations of so many bytes: a key of one, a value of the rest, half of it in letters of two bytes. */
function annotationsOf(bytes: number): Record<string, string> {
  const wide = Math.floor(bytes / 4);
  return { a: 'é'.repeat(wide) + 'e'.repeat(bytes - 1 - 2 * wide) };
}
