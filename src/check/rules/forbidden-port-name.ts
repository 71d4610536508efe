import { Complaint, isComplaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import { portName, servicePortName } from '../../values/port';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { text, unlessEmpty } from '../demands/makers';
import * as at from '../demands/places';
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

/** The name of a port, where a number without quotes would do as well. */
const nameOrNumber: Parser<string> = (input) => {
  const name = portName(input);
  return isComplaint(name) && /^\d{1,5}$/.test(String(input))
    ? new Complaint(
        `the text ${name.found}`,
        'a number, or a name with a letter in it',
        `write it without quotes: ${Number(input)}`,
      )
    : name;
};

const PORT_NAMES = new Demands([
  [at.SERVICE_PORT, 'name', unlessEmpty(text(servicePortName))],
  [at.SERVICE_PORT, 'targetPort', unlessEmpty(text(nameOrNumber))],
  [at.ENDPOINTS, 'subsets[].ports[].name', unlessEmpty(text(servicePortName))],
  [at.ENDPOINT_SLICE, 'ports[].name', unlessEmpty(text(servicePortName))],
  [at.CONTAINER, 'ports[].name', unlessEmpty(text(portName))],
  [at.POLICY_PORT, 'port', text(nameOrNumber)],
  [at.PROBE, 'httpGet.port', text(nameOrNumber)],
  [at.PROBE, 'tcpSocket.port', text(nameOrNumber)],
]);

export const forbiddenPortName: Rule<Unmet> = {
  id: 'forbidden-port-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: names of ports have a form of their own, and a quoted number is a name.',
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
  on: (cluster, target) => PORT_NAMES.unmetIn(cluster, target),
  check: faultsOf,
};
