import { replacedLater } from '../../guesses/makers/placeholder';
import { doubtful } from '../engine/fault';
import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { route } from '../examples/routing-parts';

const at = (hostname: string) => manifests(WEB, route('- name: public', { spec: `hostnames:\n  - ${hostname}` }));

export const forbiddenGatewayHostname: Rule<Refused> = {
  id: 'forbidden-gateway-hostname',
  severity: 'error',
  refused: true,
  because: 'The API server refuses routes and Gateways whose hostnames are not DNS names.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#hostname',
  avoidedBy: 'HttpRoute',
  bad: at('https://shop.example.com'),
  says: 'HTTPRoute shop/web spec.hostnames[0]: found the host "shop.example.com" in a URL, expected a DNS name such as "shop.example.com" or "*.example.com"; write only the host: "shop.example.com"',
  good: at('shop.example.com'),
  more: [
    {
      bad: at('YOUR-HOST.example.com'),
      says: 'HTTPRoute shop/web spec.hostnames[0]: found "YOUR-HOST.example.com", expected a DNS name such as "shop.example.com" or "*.example.com"; did you mean "your-host.example.com"?',
      doubt: 'a word in capitals may wait for a script to replace it',
      good: at('shop.example.com'),
    },
  ],
  silent: [
    { when: 'it is an IPv4 address, which has the form of a name', manifests: at('192.0.2.10') },
    { when: 'a script fills it in', manifests: at('<shop-host>') },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'gateway host'),
  check: (refused) => faultsOf(refused).map((each) => doubtful(replacedLater(each.field.text ?? ''), each)),
};
