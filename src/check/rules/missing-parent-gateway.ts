import { notGiven } from '../../guesses/makers/not-given';
import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import type { Cluster } from '../../model/cluster/cluster';
import type { NameIndex } from '../../model/cluster/name-index';
import { once } from '../../model/lookup/once';
import { parentsOf } from '../../model/traffic/attachment';
import { implementationOf } from '../../model/traffic/gateway-implementation';
import type { ListenerHolder } from '../../model/views/gateway';
import type { ParentRef, Route } from '../../model/views/route';
import { slipAmong } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { gateway, route } from '../examples/routing-parts';

const GATEWAY = gateway(`- name: http
  port: 80
  protocol: HTTP
  allowedRoutes:
    namespaces:
      from: All`);

const from = (parent: string) => manifests(WEB, GATEWAY, route(parent));

const ELSEWHERE = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - {name: public, sectionName: https}`;

export const missingParentGateway: Rule<Route> = {
  id: 'missing-parent-gateway',
  severity: 'error',
  because: 'A route that no Gateway takes gets no request.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#parentreference',
  avoidedBy: 'TlsGateway',
  bad: from('- name: public'),
  says: 'HTTPRoute shop/web spec.parentRefs[0].name: found "public", which no Gateway in namespace shop is called, expected one of namespace edge; write that namespace into the reference',
  good: from('- name: public\n  namespace: edge'),
  more: [
    {
      bad: from('- name: publik\n  namespace: edge'),
      says: 'HTTPRoute shop/web spec.parentRefs[0].name: found "publik", which no Gateway in namespace edge is called, expected "public"; correct the name, or the namespace',
      good: from('- name: public\n  namespace: edge'),
    },
  ],
  doubts: [
    'the controller takes a Gateway of that name wherever it is',
    'the Gateway may be in files that were not given',
  ],
  silent: [{ when: 'no Gateway is in these files', manifests: ELSEWHERE }],
  on: ({ routes }) => routes.all,
  *check({ object, parentRefs }, cluster) {
    for (const reference of parentRefs.filter(isGateway)) {
      const { field, namespace, name } = reference;
      if (name === '' || parentsOf(cluster, reference).length > 0) {
        continue;
      }
      const candidates = gatewaysFor(cluster, reference);
      const elsewhere = candidates.anywhere(name).filter((each) => each.object.namespaceGiven);
      const here = namesByNamespace(candidates).get(namespace) ?? [];
      const found = `${quoted(name)}, which no ${reference.kind} in namespace ${namespace} is called`;
      if (object.namespaceGiven && elsewhere.length > 0) {
        const namespaces = [...new Set(elsewhere.map((each) => each.object.namespace))];
        const expected = `one of namespace ${listed(namespaces)}`;
        const mistake = fault(field.get('name'), found, expected, 'write that namespace into the reference');
        const lenient = elsewhere
          .map((each) => implementationOf(cluster, each))
          .find((each) => each?.findsParentsAnywhere);
        if (!field.has('namespace') && lenient !== undefined) {
          yield doubtful(`${lenient.name} takes a Gateway of that name wherever it is`, mistake);
          continue;
        }
        // Where there are Gateways of other names, more of them may be in other files.
        yield elsewhere.length === candidates.all.length ? mistake : doubtful(notGiven('Gateway'), mistake);
      } else if (here.length > 0) {
        const near = slipAmong(name, here);
        yield near === undefined
          ? doubtful(
              notGiven('Gateway'),
              fault(
                field.get('name'),
                found,
                writtenNames(here),
                `name it, or see to it that the ${reference.kind} is made`,
              ),
            )
          : fault(field.get('name'), found, quoted(near), 'correct the name, or the namespace');
      }
    }
  },
};

function isGateway({ group, kind }: ParentRef): boolean {
  return group === GATEWAY_API_GROUP && (kind === 'Gateway' || kind === 'ListenerSet');
}

function gatewaysFor(cluster: Cluster, { kind }: ParentRef): NameIndex<ListenerHolder> {
  return kind === 'Gateway' ? cluster.gateways : cluster.listenerSets;
}

const namesByNamespace = once((index: NameIndex<ListenerHolder>): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, Set<string>>();
  for (const { object } of index.all) {
    names.set(object.namespace, (names.get(object.namespace) ?? new Set()).add(object.name));
  }
  return new Map([...names].map(([namespace, each]) => [namespace, [...each]]));
});

/** Names for a sentence, which would not list hundreds. */
function writtenNames(names: readonly string[]): string {
  return names.length > 50 ? `one of the ${names.length} that are here` : listed(names.map(quoted));
}
