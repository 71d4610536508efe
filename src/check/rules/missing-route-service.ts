import { isProvided } from '../../guesses/services/missing-service';
import { isService, type Route } from '../../model/views/route';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { webService } from '../examples/service-parts';
import { missingBackend } from '../references/missing-backend';

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

/** Without a namespace, beside another in that of the route. */
const UNPLACED = [WEB_DEPLOYMENT, webService({ namespace: '', selector: '' }), webService({ name: 'web-api' })];

const KUSTOMIZATION = `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop`;

export const missingRouteService: Rule<Route> = {
  id: 'missing-route-service',
  severity: 'error',
  because: 'A route to a Service that does not exist answers 500, for its share of the requests.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httprouterule',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, route('web-service')),
  says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].name: found "web-service", which no Service in namespace shop is called, expected "web"; name the Service, and its namespace where it is another',
  good: manifests(WEB, route('web')),
  more: [
    {
      bad: manifests(...UNPLACED, route('web')),
      says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].name: found "web", which no Service in namespace shop is called, expected Service "web" there, which is in these files without a namespace; write the namespace into it, unless kubectl is told',
      doubt: 'it names no namespace, so kubectl may be told to put it there',
      good: manifests(WEB, route('web')),
    },
  ],
  doubts: [
    'the Service may be in files that were not given',
    'the Service may be in files that were not given, or be made by the operator of a custom resource here',
  ],
  silent: [
    {
      when: 'the Service names no namespace, and Kustomize puts it into that of the route',
      manifests: manifests(...UNPLACED, route('web'), KUSTOMIZATION),
    },
    {
      when: 'no Service here is like it, so that it may be in files that were not given',
      manifests: manifests(route('billing')),
    },
  ],
  on: ({ routes }) => routes.all,
  *check(route, cluster) {
    const wanted = route.backendRefs.filter(isService);
    const isBesideOthers = wanted.some(({ namespace, name }) => isProvided(cluster, namespace, name));
    for (const { field, namespace, name } of wanted) {
      if (name !== '' && !isProvided(cluster, namespace, name)) {
        yield* missingBackend(cluster, {
          from: route.object,
          field: field.get('name'),
          namespace,
          name,
          port: field.get('port').number,
          isBesideOthers,
          fix: 'name the Service, and its namespace where it is another',
        });
      }
    }
  },
};
