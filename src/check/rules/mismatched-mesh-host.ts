import { isOffered, type MeshRoute, meshRoutesIn } from '../../model/traffic/mesh-hosts';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { meshRoute } from '../examples/mesh-parts';

export const mismatchedMeshHost: Rule<MeshRoute> = {
  id: 'mismatched-mesh-host',
  severity: 'error',
  because: 'A Gateway of Istio takes from a VirtualService the hosts alone that both of them name; all others get 404.',
  about: 'Custom resources and webhooks',
  source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Server-hosts',
  avoidedBy: { nothing: 'resources of Istio are written by hand or with cdk8s import, and name hosts by texts' },
  bad: meshRoute('shop.example.org'),
  says: 'VirtualService shop/web spec.hosts[0]: found "shop.example.org", expected a host of Gateway shop/front: "*.example.com"; name a host of the Gateway, or add it there',
  good: meshRoute('shop.example.com'),
  more: [
    {
      bad: meshRoute('shop.example.com', 'other/*.example.com'),
      says: 'VirtualService shop/web spec.hosts[0]: found "shop.example.com", expected a host of Gateway shop/front, which is open to no host of this namespace; name a host of the Gateway, or add it there',
      good: meshRoute('shop.example.com', './*.example.com'),
    },
  ],
  doubts: ['the other hosts are served'],
  silent: [{ when: 'the Gateway is for any host', manifests: meshRoute('shop.example.org', '"*"') }],
  on: meshRoutesIn,
  *check(route) {
    const { hosts, gateways, offered } = route;
    const lost = hosts.filter(({ text }) => text && !isOffered(text, route));
    const titles = listed(
      gateways.map(({ title }) => title),
      'or',
    );
    const expected =
      offered.length === 0
        ? `a host of ${titles}, which is open to no host of this namespace`
        : `a host of ${titles}: ${listed([...new Set(offered)].map(quoted))}`;
    for (const field of lost) {
      const mistake = fault(field, quoted(field.text ?? ''), expected, 'name a host of the Gateway, or add it there');
      yield lost.length === hosts.length ? mistake : doubtful('the other hosts are served', mistake);
    }
  },
};
