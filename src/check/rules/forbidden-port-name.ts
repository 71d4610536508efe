import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (targetPort: string, name = 'http') => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - name: ${name}
      port: 80
      targetPort: ${targetPort}`;

export const forbiddenPortName: Rule<Refused> = {
  id: 'forbidden-port-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: names of ports have a form of their own, and a quoted number is a name.',
  about: 'Every object',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, ValidatePortNumOrName and ValidateServicePorts',
  avoidedBy: 'PodPort',
  bad: manifests(WEB_DEPLOYMENT, service('"8080"')),
  says: 'Service shop/web spec.ports[0].targetPort: found the text "8080", expected a number, or a name with a letter in it; write it without quotes: 8080',
  good: manifests(WEB_DEPLOYMENT, service('8080')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, service('http', 'HTTP_web')),
      says: 'Service shop/web spec.ports[0].name: found "HTTP_web", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "http-web"?',
      good: manifests(WEB_DEPLOYMENT, service('http', 'http-web')),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'port name'),
  check: faultsOf,
};
