import type { Ingress } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const tls = (secondHost: string) => `- hosts:
    - shop.example.com
  secretName: shop-tls
- hosts:
    - ${secondHost}
  secretName: legacy-tls`;

export const duplicateTlsHost: Rule<Ingress> = {
  id: 'duplicate-tls-host',
  severity: 'warning',
  because: 'A host can show one certificate, so which of the Secrets it comes from is up to the controller.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, ingress({ tls: tls('shop.example.com') })),
  says: 'Ingress shop/web spec.tls[1].hosts[0]: found "shop.example.com" with Secret "legacy-tls", expected one Secret for the host, which has "shop-tls" already; list each host in one entry',
  good: manifests(WEB, ingress({ tls: tls('old.example.com') })),
  silent: [
    {
      when: 'both entries name one Secret',
      manifests: manifests(
        WEB,
        ingress({
          tls: '- hosts:\n    - shop.example.com\n  secretName: shop-tls\n- hosts:\n    - shop.example.com\n  secretName: shop-tls',
        }),
      ),
    },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check({ tls }) {
    const secrets = new Map<string, string>();
    for (const { hosts, secretName } of tls) {
      for (const host of hosts) {
        if (host.text === undefined || secretName === undefined) {
          continue;
        }
        const earlier = secrets.get(host.text);
        if (earlier !== undefined && earlier !== secretName) {
          yield fault(
            host,
            `${quoted(host.text)} with Secret ${quoted(secretName)}`,
            `one Secret for the host, which has ${quoted(earlier)} already`,
            'list each host in one entry',
          );
        }
        secrets.set(host.text, earlier ?? secretName);
      }
    }
  },
};
