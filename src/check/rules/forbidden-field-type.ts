import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isConfidential } from '../../guesses/settings/confidential-field';
import type { FieldType } from '../../kinds/language/shape';
import type { Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const service = (port: string) => webService({ ports: [`- port: ${port}`] });

const labelled = (value: string) => webService({ labels: `debug: ${value}`, ports: ['- port: 8080'] });

const ENCRYPTED = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
sops:
  version: 3.9
spec:
  selector:
    matchLabels:
      app: ENC[AES256_GCM,data:x]
  template:
    metadata:
      labels:
        app: ENC[AES256_GCM,data:x]
    spec:
      containers:
        - name: main
          image: main:1
          ports:
            - name: http
              containerPort: ENC[AES256_GCM,data:x]
          readinessProbe:
            httpGet:
              port: http
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80`;

export const forbiddenFieldType: Rule<Plain> = {
  id: 'forbidden-field-type',
  severity: 'error',
  refused: true,
  because: 'The API server cannot decode the object and refuses it before it looks at anything else.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('"8080"')),
  says: 'Service shop/web spec.ports[0].port: found "8080", expected a whole number; write it without quotes',
  good: manifests(WEB_DEPLOYMENT, service('8080')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, labelled('on')),
      says: 'Service shop/web metadata.labels.debug: found true, expected a text; write it in quotes',
      good: manifests(WEB_DEPLOYMENT, labelled('"on"')),
    },
    {
      bad: manifests(webDeployment({ image: '[IMAGE]' })),
      says: 'Deployment shop/web spec.template.spec.containers[0].image: found a list of 1, expected a text; write what the field holds',
      doubt: 'the text waits for a script to replace it',
      good: manifests(webDeployment({ image: 'main:1' })),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, service('PORT')),
      says: 'Service shop/web spec.ports[0].port: found "PORT", expected a whole number; write what the field holds',
      doubt: 'the text waits for a script to replace it',
      good: manifests(WEB_DEPLOYMENT, service('8080')),
    },
  ],
  silent: [{ when: 'SOPS has encrypted the value', manifests: ENCRYPTED }],
  on: ({ everything }) => everything.filter(({ object }) => object.deviations.length > 0 && !object.isEncrypted),
  *check({ object }) {
    for (const deviation of object.deviations) {
      if (deviation.is === 'wrong type') {
        const field = object.written.find(...deviation.steps);
        const mistake = fault(
          field,
          foundIn(object, field),
          EXPECTED[deviation.shape.type],
          cure(field.value, deviation.shape.type),
        );
        yield isPlaceholder(field.text ?? inBrackets(field))
          ? doubtful('the text waits for a script to replace it', mistake)
          : mistake;
      }
    }
  },
};

/** Lists and maps are told of as such anyway. */
function foundIn(object: KubeObject, { value, steps }: Field): string {
  return typeof value !== 'object' && isConfidential(object, steps) ? `a ${typeof value}` : shown(value);
}

/** What YAML takes for a list of one text, as it was written: `[IMAGE]`. */
function inBrackets({ items }: Field): string {
  return items.length === 1 ? `[${items[0]?.text ?? ''}]` : '';
}

const EXPECTED: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  'whole number': 'a whole number',
  flag: 'true or false',
  'number or text': 'a whole number or a text',
  texts: 'a map of texts',
  list: 'a list',
  map: 'a map',
  anything: 'a map',
};

function cure(value: unknown, type: FieldType): string {
  if (type === 'text' && typeof value !== 'object') {
    return 'write it in quotes';
  }
  if (typeof value === 'string' && (type === 'flag' || (type === 'whole number' && /^\d+$/.test(value)))) {
    return 'write it without quotes';
  }
  return type === 'list' ? 'begin each item with "- "' : 'write what the field holds';
}
