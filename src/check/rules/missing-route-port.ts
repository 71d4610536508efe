import { isService, type Route } from '../../model/views/route';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';

const route = (port: number) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - backendRefs:
        - name: web
          port: ${port}`;

export const missingRoutePort: Rule<Route> = {
  id: 'missing-route-port',
  severity: 'error',
  because: 'A route to a port that the Service lacks answers 500, for its share of the requests.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httprouterule',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, route(8080)),
  says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].port: found 8080, expected a port of Service shop/web: 80/TCP (http); name the port of the Service, not that of its pods',
  good: manifests(WEB, route(80)),
  silent: [{ when: 'the Service is in files that were not given', manifests: manifests(route(8080)) }],
  on: ({ routes }) => routes.all,
  *check(route, cluster) {
    for (const { field, namespace, name, port } of route.backendRefs.filter(isService)) {
      const services = cluster.services.named(namespace, name).filter(({ ports }) => ports.length > 0);
      const [service] = services;
      if (
        service !== undefined &&
        port !== undefined &&
        services.every((each) => each.hasReadablePorts && each.portsNumbered(port).length === 0)
      ) {
        yield fault(
          field.get('port'),
          String(port),
          `a port of ${service.object.title}: ${listed(service.ports.map(String))}`,
          'name the port of the Service, not that of its pods',
        );
      }
    }
  },
};
