import { labelValue } from '../../values/labels';
import { qualifiedName } from '../../values/qualified-name';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { annotationMap, labelMap } from '../demands/labels';
import { text } from '../demands/makers';
import * as at from '../demands/places';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (owner: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
  labels:
    owner: ${owner}
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http`;

const LABELS = new Demands([
  [at.ANY_OBJECT, 'metadata.labels', labelMap],
  [at.ANY_OBJECT, 'metadata.annotations', annotationMap],
  [at.POD_TEMPLATE, 'metadata.labels', labelMap],
  [at.POD_TEMPLATE, 'metadata.annotations', annotationMap],
  [[...at.SERVICE, ...at.REPLICATION_CONTROLLER], 'spec.selector', labelMap],
  [at.CONTROLLERS, 'spec.selector.matchLabels', labelMap],
  [at.CONTROLLERS, 'spec.selector.matchExpressions[].key', text(qualifiedName)],
  [at.CONTROLLERS, 'spec.selector.matchExpressions[].values[]', text(labelValue)],
  [at.ENDPOINT_SLICE, 'endpoints[].hints.forZones[].name', text(labelValue)],
]);

export const forbiddenLabel: Rule<Unmet> = {
  id: 'forbidden-label',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: labels and the keys of annotations are not free text.',
  bad: manifests(WEB_DEPLOYMENT, service('Ann Smith')),
  says: 'Service shop/web metadata.labels.owner: found "Ann Smith", expected a label value: up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends; use an annotation for free text',
  good: manifests(WEB_DEPLOYMENT, service('ann-smith')),
  on: (cluster, target) => LABELS.unmetIn(cluster, target),
  check: faultsOf,
};
