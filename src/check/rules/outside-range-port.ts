import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (port: number) => webService({ ports: [servicePort({ name: '', port })] });

const NO_TARGET = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - {port: 80, targetPort: 0}`;

export const outsideRangePort: Rule<Refused> = {
  id: 'outside-range-port',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object, for there are no such ports.',
  about: 'Every object',
  source: 'staging/src/k8s.io/apimachinery/pkg/util/validation of Kubernetes, IsValidPortNum',
  avoidedBy: 'PodPort',
  bad: manifests(WEB_DEPLOYMENT, service(80_080)),
  says: 'Service shop/web spec.ports[0].port: found 80080, expected a whole number from 1 to 65535; use 65535 or less',
  good: manifests(WEB_DEPLOYMENT, service(8080)),
  silent: [{ when: 'a target port is 0, which means that none is written', manifests: NO_TARGET }],
  on: (cluster, target) => refusedIn(cluster, target, 'port'),
  check: faultsOf,
};
