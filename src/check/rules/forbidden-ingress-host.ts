import { replacedLater } from '../../guesses/makers/placeholder';
import { doubtful } from '../engine/fault';
import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

export const forbiddenIngressHost: Rule<Refused> = {
  id: 'forbidden-ingress-host',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an Ingress whose hosts are not DNS names.',
  about: 'Ingresses',
  source: 'pkg/apis/networking/validation/validation.go of Kubernetes, validateIngressRules and validateIngressTLS',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, ingress({ host: 'shop.example.com:8443' })),
  says: 'Ingress shop/web spec.rules[0].host: found the host "shop.example.com" with a port, expected a DNS name such as "shop.example.com" or "*.example.com"; write only the host: "shop.example.com"',
  good: manifests(WEB, ingress({ host: 'shop.example.com' })),
  more: [
    {
      bad: manifests(WEB, ingress({ host: '192.0.2.10' })),
      says: 'Ingress shop/web spec.rules[0].host: found the IP address "192.0.2.10", expected a DNS name such as "shop.example.com" or "*.example.com"; give the host a DNS name: Ingress rules match names only',
      good: manifests(WEB, ingress({ host: '192.0.2.10.sslip.example.com' })),
    },
    {
      bad: manifests(WEB, ingress({ host: '"*"' })),
      says: 'Ingress shop/web spec.rules[0].host: found "*", expected one "*" as the whole first label, such as "*.example.com"; move the star to the front, or list the hosts',
      good: manifests(WEB, ingress({ host: '"*.example.com"' })),
    },
    {
      bad: manifests(WEB, ingress({ host: 'YOUR-HOST.example.com' })),
      says: 'Ingress shop/web spec.rules[0].host: found "YOUR-HOST.example.com", expected a DNS name such as "shop.example.com" or "*.example.com"; did you mean "your-host.example.com"?',
      doubt: 'a word in capitals may wait for a script to replace it',
      good: manifests(WEB, ingress({ host: 'shop.example.com' })),
    },
  ],
  silent: [
    { when: 'a script fills it in', manifests: manifests(WEB, ingress({ host: '<shop-host>' })) },
    {
      when: 'the certificate is for an IPv4 address, which has the form of a name',
      manifests: manifests(
        WEB,
        ingress({ tls: '- hosts:\n    - shop.example.com\n    - 192.0.2.10\n  secretName: shop-tls' }),
      ),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'host'),
  check: (refused) => faultsOf(refused).map((each) => doubtful(replacedLater(each.field.text ?? ''), each)),
};
