import { wholeNumber } from '../../values/parser';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { number, unlessEmpty } from '../demands/makers';
import * as at from '../demands/places';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (port: number) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: ${port}
      targetPort: http`;

const port = number(wholeNumber(1, 65_535));

const PORTS = new Demands([
  [at.SERVICE_PORT, 'port', port],
  [at.SERVICE_PORT, 'targetPort', unlessEmpty(port)],
  [at.ENDPOINTS, 'subsets[].ports[].port', port],
  [at.CONTAINER, 'ports[].containerPort', port],
  [at.CONTAINER, 'ports[].hostPort', unlessEmpty(port)],
  [at.POLICY_PORT, 'port', port],
  [at.POLICY_PORT, 'endPort', port],
  [at.LISTENER, 'port', port],
  [[...at.PARENT_REF, ...at.BACKEND_REF], 'port', port],
  [at.PROBE, 'httpGet.port', port],
  [at.PROBE, 'tcpSocket.port', port],
  [at.PROBE, 'grpc.port', port],
]);

export const outsideRangePort: Rule<Unmet> = {
  id: 'outside-range-port',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object, for there are no such ports.',
  bad: manifests(WEB_DEPLOYMENT, service(80_080)),
  says: 'Service shop/web spec.ports[0].port: found 80080, expected a whole number from 1 to 65535; use 65535 or less',
  good: manifests(WEB_DEPLOYMENT, service(8080)),
  on: (cluster, target) => PORTS.unmetIn(cluster, target),
  check: faultsOf,
};
