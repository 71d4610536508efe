import { isPlaceholder } from '../../guesses/makers/placeholder';
import type { FieldType } from '../../kinds/language/shape';
import type { Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (port: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: ${port}`;

const labelled = (value: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
  labels:
    debug: ${value}
spec:
  selector:
    app: web
  ports:
    - port: 8080`;

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
  ],
  on: ({ everything }) => everything.filter(({ object }) => object.deviations.length > 0 && !object.isEncrypted),
  *check({ object }) {
    for (const deviation of object.deviations) {
      if (deviation.is === 'wrong type') {
        const field = object.written.find(...deviation.steps);
        const mistake = fault(
          field,
          isSecret(object, field) ? `a ${typeof field.value}` : shown(field.value),
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

/** Whether a value is one that a Secret holds, which is not repeated. Lists and maps are told of as such anyway. */
function isSecret({ known }: KubeObject, { value, steps }: Field): boolean {
  return known === 'Secret' && /^(data|stringData)$/.test(String(steps[0])) && typeof value !== 'object';
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
