import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { distinct, distinctContainers, distinctHostPorts } from '../demands/duplicates';
import { unlessEmpty, where } from '../demands/makers';
import * as at from '../demands/places';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (second: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: ${second}
      port: 8080
      targetPort: http`;

const sidecar = (name: string) => `${WEB_DEPLOYMENT}
        - name: ${name}
          image: proxy:1.2`;

const ENTRIES = new Demands([
  [at.SERVICE, 'spec.ports', distinct(['name'])],
  [at.SERVICE, 'spec.ipFamilies', distinct([])],
  // Here two ports without a name have the same one.
  [at.ENDPOINT_SLICE, 'ports', distinct(['name'], (port) => port.get('name').value ?? '')],
  [at.ENDPOINT_SLICE, 'endpoints[].hints.forZones', distinct(['name'], (zone) => zone.get('name').value ?? '')],
  [at.ENDPOINT_SLICE, 'endpoints[].hints.forNodes', where(({ target }) => target.minor >= 34, distinct(['name']))],
  [at.CONTAINER, 'ports', distinct(['name'])],
  [at.CONTAINER, 'volumeMounts', distinct(['mountPath'])],
  [at.POD_SPEC, '', distinctContainers],
  [at.POD_SPEC, '', distinctHostPorts],
  [at.POD_SPEC, 'volumes', unlessEmpty(distinct(['name']))],
]);

export const duplicateEntry: Rule<Unmet> = {
  id: 'duplicate-entry',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: what tells the entries of a list apart may occur once in it.',
  bad: manifests(WEB_DEPLOYMENT, service('http')),
  says: 'Service shop/web spec.ports[1].name: found "http" again, expected something else than in spec.ports[0].name; change one of the two',
  good: manifests(WEB_DEPLOYMENT, service('http-alt')),
  more: [
    {
      bad: manifests(sidecar('web')),
      says: 'Deployment shop/web spec.template.spec.containers[1].name: found "web" again, expected something else than in spec.template.spec.containers[0].name; change one of the two',
      good: manifests(sidecar('proxy')),
    },
  ],
  on: (cluster, target) => ENTRIES.unmetIn(cluster, target),
  check: faultsOf,
};
