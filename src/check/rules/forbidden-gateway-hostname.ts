import { ListenerHolder } from '../../model/views/gateway';
import type { Route } from '../../model/views/route';
import { isSubdomain } from '../../values/dns-name';
import { host } from '../../values/host';
import { doubtful } from '../engine/fault';
import { refusedText } from '../engine/refused-text';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { route } from '../examples/routing-parts';

const at = (hostname: string) => manifests(WEB, route('- name: public', { spec: `hostnames:\n  - ${hostname}` }));

export const forbiddenGatewayHostname: Rule<Route | ListenerHolder> = {
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
  on: ({ routes, gateways, listenerSets }) => [...routes.all, ...gateways.all, ...listenerSets.all],
  *check(subject) {
    const hostnames =
      subject instanceof ListenerHolder
        ? subject.listeners.map(({ field }) => field.get('hostname'))
        : subject.hostnames;
    // An IPv4 address has the form of a name, so the API server takes it.
    for (const field of hostnames.filter(({ value }) => value !== '' && !isSubdomain(value))) {
      for (const refusal of refusedText(field, host)) {
        // `YOUR-HOST` is written by somebody who means it to be replaced.
        yield /[A-Z]{3}/.test(field.text ?? '')
          ? doubtful('a word in capitals may wait for a script to replace it', refusal)
          : refusal;
      }
    }
  },
};
