import type { Route } from '../../model/views/route';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { gateway, route } from '../examples/routing-parts';
import { unattached, writtenListener } from '../references/unattached';

const GATEWAY = gateway(`- name: http
  port: 80
  protocol: HTTP
  allowedRoutes:
    namespaces:
      from: All`);

const at = (listener: string) => manifests(WEB, GATEWAY, route(`- name: public\n  namespace: edge\n  ${listener}`));

export const missingGatewayListener: Rule<Route> = {
  id: 'missing-gateway-listener',
  severity: 'error',
  because: 'A route attaches to no other listener than the one it names, so it gets no request.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#parentreference',
  avoidedBy: 'TlsGateway',
  bad: at('sectionName: web'),
  says: 'HTTPRoute shop/web spec.parentRefs[0].sectionName: found listener "web", expected a listener of Gateway edge/public: http (80/HTTP); name one of them, or none to attach to all',
  good: at('sectionName: http'),
  more: [
    {
      bad: at('port: 8080'),
      says: 'HTTPRoute shop/web spec.parentRefs[0].port: found port 8080, expected a listener of Gateway edge/public: http (80/HTTP); name one of them, or none to attach to all',
      good: at('port: 80'),
    },
  ],
  silent: [
    {
      when: 'the Gateway is in files that were not given',
      manifests: manifests(WEB, route('- name: public\n  namespace: edge\n  sectionName: web')),
    },
    { when: 'name and port are of one listener', manifests: at('sectionName: http\n  port: 80') },
  ],
  on: ({ routes }) => routes.all,
  *check(route, cluster) {
    for (const { reference, parent } of unattached(cluster, route, 'name and port')) {
      const { field, sectionName, port } = reference;
      const isNamed = sectionName !== undefined && parent.listeners.every(({ name }) => name !== sectionName);
      const asked = [
        ...(sectionName === undefined ? [] : [`listener ${quoted(sectionName)}`]),
        ...(port === undefined ? [] : [`port ${port}`]),
      ];
      yield fault(
        field.get(isNamed || port === undefined ? 'sectionName' : 'port'),
        asked.join(' on '),
        `a listener of ${parent.object.title}: ${listed(parent.listeners.map(writtenListener))}`,
        'name one of them, or none to attach to all',
      );
    }
  },
};
