import { isProvided } from '../../guesses/services/missing-service';
import { type Ingress, type IngressBackend, isAction } from '../../model/views/ingress';
import { isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import type { Field } from '../../values/field';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';
import { webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';
import { missingBackend } from '../references/missing-backend';

const leadingTo = (service: string) => ingress({ paths: [ingressPath({ service })] });

const ACTION = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - {port: 80}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    alb.ingress.kubernetes.io/actions.ssl-redirect: '{"type":"fixed-response"}'
spec:
  ingressClassName: alb
  defaultBackend:
    service: {name: ssl-redirect, port: {name: use-annotation}}`;

const ELSEWHERE = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend:
    service: {name: web, port: {number: 80}}`;

/** Without a namespace, beside another in that of the Ingress. */
const UNPLACED = [WEB_DEPLOYMENT, webService({ namespace: '', selector: '' }), webService({ name: 'web-api' })];

const LOGIN = webService({ name: 'login', selector: '' });

/** Of an Ingress for two Services one is here. */
const routing = (service: string) =>
  ingress({
    paths: [ingressPath({ path: '/login', service: 'login' }), ingressPath({ service })],
  });

/** Deployments for which kubectl expose makes Services. */
const EXPOSED = [
  ...['blue', 'green'].map((name) => webDeployment({ name, labels: `app: ${name}` })),
  webService({ name: 'db', selector: '' }),
];

const KUSTOMIZATION = `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop`;

const CANARY = `
apiVersion: flagger.app/v1beta1
kind: Canary
metadata:
  name: web
  namespace: shop
spec: {}`;

export const missingBackendService: Rule<Ingress> = {
  id: 'missing-backend-service',
  severity: 'error',
  because: 'An Ingress that sends requests to a Service its namespace lacks answers them with 503 or 404.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, leadingTo('web-svc')),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "web-svc", which no Service in namespace shop is called, expected "web"; name the Service, in the namespace of the Ingress',
  good: manifests(WEB, leadingTo('web')),
  more: [
    {
      bad: manifests(...UNPLACED, leadingTo('web')),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "web", which no Service in namespace shop is called, expected Service "web" there, which is in these files without a namespace; write the namespace into it, unless kubectl is told',
      doubt: 'it names no namespace, so kubectl may be told to put it there',
      good: manifests(WEB, leadingTo('web')),
    },
    {
      bad: manifests(LOGIN, routing('shop')),
      says: 'Ingress shop/web spec.rules[0].http.paths[1].backend.service.name: found "shop", which no Service in namespace shop is called, expected "login"; name the Service, in the namespace of the Ingress',
      doubt: 'the Service may be in files that were not given',
      good: manifests(LOGIN, routing('login')),
    },
    {
      bad: manifests(LOGIN, webService({ name: 'shop-v2', selector: '' }), routing('shop')),
      says: 'Ingress shop/web spec.rules[0].http.paths[1].backend.service.name: found "shop", which no Service in namespace shop is called, expected "login" or "shop-v2"; name the Service, in the namespace of the Ingress',
      good: manifests(LOGIN, webService({ name: 'shop-v2', selector: '' }), routing('shop-v2')),
    },
    {
      bad: manifests(...EXPOSED, leadingTo('blue')),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "blue", which no Service in namespace shop is called, expected "db"; name the Service, in the namespace of the Ingress',
      doubt: 'the Service may be in files that were not given',
      good: manifests(...EXPOSED, leadingTo('db')),
    },
  ],
  doubts: ['the Service may be in files that were not given, or be made by the operator of a custom resource here'],
  silent: [
    { when: 'the name is that of an action in an annotation', manifests: ACTION },
    { when: 'no Service is in these files', manifests: ELSEWHERE },
    {
      when: 'the Service names no namespace, and Kustomize puts it into that of the Ingress',
      manifests: manifests(...UNPLACED, leadingTo('web'), KUSTOMIZATION),
    },
    {
      when: 'an operator makes the Service of a resource',
      manifests: manifests(webService({ name: 'web-canaries', selector: '' }), CANARY, leadingTo('web-canary')),
    },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(ingress, cluster) {
    const { namespace } = ingress.object;
    const wanted = ingress.backends.filter((each) => !isAction(each));
    const isBesideOthers = wanted.some(({ serviceName }) => isProvided(cluster, namespace, serviceName));
    for (const backend of wanted) {
      const name = backend.serviceName;
      // Other rules speak of what no Service can be called.
      if (name !== undefined && !isProvided(cluster, namespace, name) && !isComplaint(dnsLabel(name))) {
        yield* missingBackend(cluster, {
          from: ingress.object,
          field: nameField(backend),
          namespace,
          name,
          port: backend.port,
          isBesideOthers,
          fix: 'name the Service, in the namespace of the Ingress',
        });
      }
    }
  },
};

function nameField({ field }: IngressBackend): Field {
  const current = field.find('service', 'name');
  return current.isGiven ? current : field.get('serviceName');
}
