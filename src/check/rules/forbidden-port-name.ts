import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (target: string, name = 'http') => webService({ ports: [servicePort({ name, target })] });

const NAMES_OF_SERVICE_PORTS = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
      name: '80'
    - port: 81
      name: http-of-the-customers`;

export const forbiddenPortName: Rule<Refused> = {
  id: 'forbidden-port-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: names of ports have a form of their own, and a quoted number is a name.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, ValidatePortNumOrName, validateServicePort and validateContainerPorts',
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
  silent: [
    {
      when: 'a port of a Service has a name of digits, or one too long for a container',
      manifests: NAMES_OF_SERVICE_PORTS,
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'port name'),
  check: faultsOf,
};
