import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const liveness = (handlers: string) =>
  WEB_DEPLOYMENT.replace('readinessProbe:', `livenessProbe:\n${handlers}\n          readinessProbe:`);

const HTTP = '            httpGet:\n              port: http';
const TCP = '            tcpSocket:\n              port: http';

export const forbiddenCombination: Rule<Refused> = {
  id: 'forbidden-combination',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: what is written says two things, or nothing, where one belongs.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, validateHandler, validateEnvVarValueFrom and validatePodSpec',
  avoidedBy: {
    nothing: 'cdk8s-plus and others make such objects; the constructs of this library check what they are handed',
  },
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
  on: (cluster, target) => refusedIn(cluster, target, 'combination'),
  check: faultsOf,
};
