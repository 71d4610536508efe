import {
  absent,
  noProbesUnlessSidecar,
  oneOfFields,
  sameHints,
  sameHostPorts,
  valueOrSource,
  valuesOfOperator,
} from '../demands/combinations';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { where } from '../demands/makers';
import * as at from '../demands/places';
import { blockAlone, exceptionsInside, rangeOfNumbers } from '../demands/policies';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const liveness = (handlers: string) =>
  WEB_DEPLOYMENT.replace('readinessProbe:', `livenessProbe:\n${handlers}\n          readinessProbe:`);

const HTTP = '            httpGet:\n              port: http';
const TCP = '            tcpSocket:\n              port: http';

const COMBINATIONS = new Demands([
  [at.PROBE, '', oneOfFields('handler', 'exec', 'httpGet', 'tcpSocket', 'grpc')],
  [at.READINESS_PROBE, 'terminationGracePeriodSeconds', absent('on a readiness probe', 'leave it out')],
  [at.ENVIRONMENT, '', valueOrSource],
  [
    at.ENVIRONMENT,
    'valueFrom',
    oneOfFields('source', 'fieldRef', 'secretKeyRef', 'configMapKeyRef', 'resourceFieldRef', 'fileKeyRef'),
  ],
  [at.CONTAINER, 'envFrom[]', oneOfFields('source', 'configMapRef', 'secretRef')],
  [at.CONTROLLERS, 'spec.selector.matchExpressions[]', valuesOfOperator],
  [at.POLICY_PEER, '', blockAlone],
  [at.POLICY_PEER, 'ipBlock', exceptionsInside],
  [at.POLICY_PORT, '', rangeOfNumbers],
  [
    at.PODS_FOR_GOOD,
    'activeDeadlineSeconds',
    absent('for pods that are to run for good', 'leave it out, or use a Job'),
  ],
  [
    at.STATEFUL_SET,
    'spec.updateStrategy.rollingUpdate',
    where(
      ({ object }) => object.spec.find('updateStrategy', 'type').value === 'OnDelete',
      absent('beside type: OnDelete', 'leave it out, or use type: RollingUpdate'),
    ),
  ],
  [at.INIT_CONTAINER, '', noProbesUnlessSidecar],
  [at.POD_SPEC, '', sameHostPorts],
  [at.SERVICE, 'metadata.annotations', sameHints],
]);

export const forbiddenCombination: Rule<Unmet> = {
  id: 'forbidden-combination',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: what is written says two things, or nothing, where one belongs.',
  bad: manifests(liveness(`${HTTP}\n${TCP}`)),
  says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe.tcpSocket: found httpGet and tcpSocket together, expected one handler; leave out all but one',
  good: manifests(liveness(HTTP)),
  more: [
    {
      bad: manifests(liveness('            periodSeconds: 5')),
      says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe: found no handler, expected exec, httpGet, tcpSocket or grpc; add one, or leave the whole out',
      good: manifests(liveness(`            periodSeconds: 5\n${HTTP}`)),
    },
  ],
  on: (cluster, target) => COMBINATIONS.unmetIn(cluster, target),
  check: faultsOf,
};
