import { type Ingress, type IngressBackend, isAction } from '../../model/views/ingress';
import { isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import type { Field } from '../../values/field';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { missingBackend } from '../references/missing-backend';
import { isProvided } from '../references/missing-service';

const ingress = (service: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
spec:
  ingressClassName: traefik
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${service}
                port:
                  number: 80`;

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

export const missingBackendService: Rule<Ingress> = {
  id: 'missing-backend-service',
  severity: 'error',
  because: 'An Ingress that sends requests to a Service its namespace lacks answers them with 503 or 404.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, ingress('web-svc')),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "web-svc", which no Service in namespace shop is called, expected "web"; name the Service, in the namespace of the Ingress',
  good: manifests(WEB, ingress('web')),
  silent: [
    { when: 'the name is that of an action in an annotation', manifests: ACTION },
    { when: 'no Service is in these files', manifests: ELSEWHERE },
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
