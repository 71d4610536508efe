import { Complaint, isComplaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import { qualifiedName } from '../../values/qualified-name';
import { quoted } from '../../values/wording';
import { Demands, faultsOf, type Unmet } from '../demands/demands';
import { text, where } from '../demands/makers';
import * as at from '../demands/places';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (appProtocol: string) => `
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
      appProtocol: ${appProtocol}`;

const name: Parser<string> = (input) => {
  const parsed = qualifiedName(input);
  return isComplaint(parsed) && input === ''
    ? new Complaint(parsed.found, parsed.expected, 'leave the field out: an empty text is not the same as none')
    : parsed;
};

/** Finalizers without a domain in front are those that Kubernetes itself knows. */
const finalizer: Parser<string> = (input) => {
  const parsed = name(input);
  return isComplaint(parsed) || parsed.includes('/') || /^(orphan|foregroundDeletion|kubernetes)$/.test(parsed)
    ? parsed
    : new Complaint(quoted(parsed), 'a name with a domain in front', 'write it like "example.com/clean-up"');
};

const QUALIFIED_NAMES = new Demands([
  [at.SERVICE_PORT, 'appProtocol', text(name)],
  [at.ENDPOINTS, 'subsets[].ports[].appProtocol', text(name)],
  [at.ENDPOINT_SLICE, 'ports[].appProtocol', text(name)],
  // On other types the class is forbidden whatever its name, which is another rule.
  [
    at.SERVICE,
    'spec.loadBalancerClass',
    where(({ object }) => object.spec.get('type').text === 'LoadBalancer', text(name)),
  ],
  [at.POD_SPEC, 'readinessGates[].conditionType', text(name)],
  [at.ANY_OBJECT, 'metadata.finalizers[]', text(finalizer)],
]);

export const forbiddenQualifiedName: Rule<Unmet> = {
  id: 'forbidden-qualified-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: protocols, classes and conditions are named like keys of labels.',
  bad: manifests(WEB_DEPLOYMENT, service('HTTP/2 cleartext')),
  says: 'Service shop/web spec.ports[0].appProtocol: found "HTTP/2 cleartext", expected a name of 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, optionally after a DNS name and "/"; write it like "app" or "example.com/app"',
  good: manifests(WEB_DEPLOYMENT, service('kubernetes.io/h2c')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, service('""')),
      says: 'Service shop/web spec.ports[0].appProtocol: found an empty text, expected a name of 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, optionally after a DNS name and "/"; leave the field out: an empty text is not the same as none',
      good: manifests(WEB_DEPLOYMENT, service('kubernetes.io/h2c')),
    },
  ],
  on: (cluster, target) => QUALIFIED_NAMES.unmetIn(cluster, target),
  check: faultsOf,
};
