import { isService, type Route } from '../../model/views/route';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { route } from '../examples/routing-parts';

const to = (backend: string) => route('- name: public', { backend });

const OUTSIDE = to('name: web\ngroup: gateway.envoyproxy.io\nkind: Backend');

export const missingBackendRefPort: Rule<Route> = {
  id: 'missing-backend-ref-port',
  severity: 'error',
  refused: true,
  because: 'The API server refuses a route to a Service without a port.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#backendobjectreference',
  avoidedBy: 'RouteBackend',
  bad: manifests(WEB, to('name: web')),
  says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].port: found no port, expected 80/TCP (http); add it, by its number',
  good: manifests(WEB, to('name: web\nport: 80')),
  silent: [{ when: 'what is named is of another kind, which has no ports', manifests: OUTSIDE }],
  on: ({ routes }) => routes.all,
  *check({ backendRefs }, cluster) {
    for (const { field, namespace, name, port } of backendRefs.filter(isService)) {
      const isReadable = field.isMap && !field.get('port').isGiven && port === undefined;
      // A misspelt `port` may be there.
      const known = ['group', 'kind', 'namespace', 'name', 'port', 'weight', 'filters'];
      if (isReadable && name !== '' && field.keys.every((key) => known.includes(key))) {
        const ports = cluster.services.named(namespace, name).flatMap((service) => service.ports.map(String));
        const expected = ports.length === 0 ? 'a port of the Service' : listed(ports);
        yield fault(field.get('port'), 'no port', expected, 'add it, by its number');
      }
    }
  },
};
