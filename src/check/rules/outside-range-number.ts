import { wholeNumber } from '../../values/parser';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { number, unlessEmpty, where } from '../demands/makers';
import * as at from '../demands/places';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (seconds: number) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
  sessionAffinity: ClientIP
  sessionAffinityConfig:
    clientIP:
      timeoutSeconds: ${seconds}`;

const natural = number(wholeNumber(0, Number.MAX_SAFE_INTEGER));
const seconds = number(wholeNumber(0, Number.MAX_SAFE_INTEGER, 's'));

/** Without affinity the API server drops its settings before it looks at them. */
const whereSticky = where(
  ({ object }) => object.spec.get('sessionAffinity').value === 'ClientIP',
  number(wholeNumber(1, 86_400, 's')),
);

const NUMBERS = new Demands([
  [at.SERVICE, 'spec.sessionAffinityConfig.clientIP.timeoutSeconds', whereSticky],
  [[...at.CONTROLLERS, ...at.REPLICATION_CONTROLLER], 'spec.replicas', natural],
  [[...at.CONTROLLERS, ...at.REPLICATION_CONTROLLER], 'spec.minReadySeconds', seconds],
  [at.STATEFUL_SET, 'spec.ordinals.start', natural],
  [at.STATEFUL_SET, 'spec.updateStrategy.rollingUpdate.partition', natural],
  [at.PROBE, 'initialDelaySeconds', seconds],
  [at.PROBE, 'periodSeconds', seconds],
  [at.PROBE, 'timeoutSeconds', seconds],
  [at.PROBE, 'failureThreshold', natural],
  [at.PROBE, 'successThreshold', natural],
  [at.LIVENESS_AND_STARTUP_PROBE, 'successThreshold', unlessEmpty(number(wholeNumber(-1, 1)))],
  [at.BACKEND_REF, 'weight', number(wholeNumber(0, 1_000_000))],
  [
    at.LIVENESS_AND_STARTUP_PROBE,
    'terminationGracePeriodSeconds',
    number(wholeNumber(1, Number.MAX_SAFE_INTEGER, 's')),
  ],
]);

export const outsideRangeNumber: Rule<Unmet> = {
  id: 'outside-range-number',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object for a number of seconds or of things that makes no sense to it.',
  bad: manifests(WEB_DEPLOYMENT, service(604_800)),
  says: 'Service shop/web spec.sessionAffinityConfig.clientIP.timeoutSeconds: found 604800 s, expected a whole number from 1 s to 86400 s; use 86400 s or less',
  good: manifests(WEB_DEPLOYMENT, service(86_400)),
  on: (cluster, target) => NUMBERS.unmetIn(cluster, target),
  check: faultsOf,
};
