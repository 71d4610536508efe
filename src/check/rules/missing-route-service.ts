import { isService, type Route } from '../../model/routing/route';
import { mayBeMade } from '../../model/services/operated';
import { quoted } from '../../values/wording';
import { manifests, WEB } from '../examples/parts';
import { doubtful, fault } from '../fault';
import { expectedServices, hasIdlePods, isProvided, isSurelyMissing, unsettled } from '../references/missing-service';
import { hasUnclaimed } from '../references/unclaimed';
import type { Rule } from '../rule';

const route = (service: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - backendRefs:
        - name: ${service}
          port: 80`;

export const missingRouteService: Rule<Route> = {
  id: 'missing-route-service',
  severity: 'error',
  because: 'A route to a Service that does not exist answers 500, for its share of the requests.',
  bad: manifests(WEB, route('web-service')),
  says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].name: found "web-service", which no Service in namespace shop is called, expected "web"; name the Service, and its namespace where it is another',
  good: manifests(WEB, route('web')),
  on: ({ routes }) => routes.all,
  *check(route, cluster) {
    const wanted = route.backendRefs.filter(isService);
    const present = wanted.some(({ namespace, name }) => isProvided(cluster, namespace, name));
    for (const { field, namespace, name } of wanted) {
      if (name === '' || isProvided(cluster, namespace, name)) {
        continue;
      }
      const where = field.get('name');
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
        'name the Service, and its namespace where it is another',
      );
      if (
        !mayBeMade(cluster, namespace, name) &&
        ((present && hasUnclaimed(cluster, namespace, field.get('port').number)) ||
          isSurelyMissing(cluster, route.object, namespace, name) ||
          hasIdlePods(cluster, namespace, name))
      ) {
        yield mistake;
      } else if (present || (!cluster.hasOperators && cluster.services.in(namespace).length > 0)) {
        yield doubtful(mistake);
      }
    }
  },
};
