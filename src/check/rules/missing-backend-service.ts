import type { Field } from '../../model/field';
import { type Ingress, type IngressBackend, isAction } from '../../model/routing/ingress';
import { mayBeMade } from '../../model/services/operated';
import { isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { quoted } from '../../values/wording';
import { manifests, WEB } from '../examples/parts';
import { doubtful, fault } from '../fault';
import { expectedServices, hasIdlePods, isProvided, isSurelyMissing, unsettled } from '../references/missing-service';
import { hasUnclaimed } from '../references/unclaimed';
import type { Rule } from '../rule';

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

export const missingBackendService: Rule<Ingress> = {
  id: 'missing-backend-service',
  severity: 'error',
  because: 'An Ingress that sends requests to a Service its namespace lacks answers them with 503 or 404.',
  bad: manifests(WEB, ingress('web-svc')),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "web-svc", which no Service in namespace shop is called, expected "web"; name the Service, in the namespace of the Ingress',
  good: manifests(WEB, ingress('web')),
  on: ({ ingresses }) => ingresses.all,
  *check(ingress, cluster) {
    const { namespace } = ingress.object;
    const wanted = ingress.backends.filter((each) => !isAction(each));
    const present = wanted.some(({ serviceName }) => isProvided(cluster, namespace, serviceName));
    for (const backend of wanted) {
      const name = backend.serviceName;
      // Other rules speak of what no Service can be called.
      if (name === undefined || isProvided(cluster, namespace, name) || isComplaint(dnsLabel(name))) {
        continue;
      }
      const where = nameField(backend);
      const found = `${quoted(name)}, which no Service in namespace ${namespace} is called`;
      const homeless = unsettled(cluster, where, found, name);
      if (homeless !== undefined) {
        yield* homeless;
        continue;
      }
      const mistake = fault(
        where,
        found,
        expectedServices(cluster, namespace, name),
        'name the Service, in the namespace of the Ingress',
      );
      if (
        !mayBeMade(cluster, namespace, name) &&
        ((present && hasUnclaimed(cluster, namespace, backend.port)) ||
          isSurelyMissing(cluster, ingress.object, namespace, name) ||
          hasIdlePods(cluster, namespace, name))
      ) {
        yield mistake;
      } else if (present || (!cluster.hasOperators && cluster.services.in(namespace).length > 0)) {
        yield doubtful(mistake);
      }
    }
  },
};

function nameField({ field }: IngressBackend): Field {
  const current = field.find('service', 'name');
  return current.isGiven ? current : field.get('serviceName');
}
