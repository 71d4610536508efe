import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, serviceWithPods, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';
import { servicePort, webService } from '../examples/service-parts';
import { withPortNumber } from '../ingresses/port-number';

const LONG_NAME = 'http-for-customers';
const LONG_NAMED = manifests(WEB_DEPLOYMENT, webService({ ports: [servicePort({ name: LONG_NAME })] }));

const to = (parts: Parameters<typeof ingressPath>[0]) => ingress({ paths: [ingressPath(parts)] });

const BUCKET = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend:
    resource:
      apiGroup: k8s.example.com
      kind: StorageBucket
      name: assets`;

export const forbiddenIngressBackend: Rule<Refused> = {
  id: 'forbidden-ingress-backend',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an Ingress with such a backend.',
  about: 'Ingresses',
  source: 'pkg/apis/networking/validation/validation.go of Kubernetes, validateIngressBackend',
  versions: 'names of Services may begin with a digit since 1.36',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, to({ service: 'shop/web' })),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "shop/web", expected the plain name of a Service; a backend lies in the namespace of the Ingress',
  good: manifests(WEB, to({ service: 'web' })),
  more: [
    {
      bad: manifests(LONG_NAMED, to({ port: `name: ${LONG_NAME}` })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.name: found "http-for-customers", expected a port name: 1 to 15 of a-z, 0-9 and single "-", with a letter in it and a letter or digit at both ends; write "number: 80" in place of the name',
      good: manifests(LONG_NAMED, to({ port: 'number: 80' })),
    },
    {
      bad: manifests(WEB, to({ port: 'number: 80\n        name: http' })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port: found both a name and a number, expected one of them; leave out the name',
      good: manifests(WEB, to({ port: 'number: 80' })),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, to({ port: 'number: 80800' })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found 80800, expected a whole number from 1 to 65535; use 65535 or less',
      good: manifests(WEB_DEPLOYMENT, to({ port: 'number: 8080' })),
    },
  ],
  silent: [
    { when: 'the backend is a resource of another kind, such as a bucket', manifests: BUCKET },
    {
      when: 'the name of the Service begins with a digit, since Kubernetes 1.36',
      manifests: manifests(serviceWithPods('1web'), to({ service: '1web' })),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'backend'),
  check: (refused, cluster) => faultsOf(refused).map((refusal) => withPortNumber(refusal, refused.object, cluster)),
};
