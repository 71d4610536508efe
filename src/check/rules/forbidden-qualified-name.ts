import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (appProtocol: string) =>
  webService({ ports: [servicePort({ name: '', more: `appProtocol: ${appProtocol}` })] });

export const forbiddenQualifiedName: Rule<Refused> = {
  id: 'forbidden-qualified-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: protocols, classes and conditions are named like keys of labels.',
  about: 'Every object',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, ValidateQualifiedName, which validateServicePort asks',
  avoidedBy: 'ServicePort',
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
  silent: [
    {
      when: 'it has capitals, dots and underscores',
      manifests: manifests(WEB_DEPLOYMENT, service('example.com/Shop_Protocol.v2')),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'qualified name'),
  check: faultsOf,
};
