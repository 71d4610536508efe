import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';

const TLS = '\n  tls:\n    certificateRefs:\n      - name: shop-tls';

const listening = (protocol: string, more = '') =>
  manifests(gateway(`- name: main\n  port: 443\n  protocol: ${protocol}${more}`));

export const forbiddenListenerField: Rule<Refused> = {
  id: 'forbidden-listener-field',
  severity: 'error',
  refused: true,
  because: 'The API server refuses a Gateway whose listeners have fields that their protocol knows nothing of.',
  about: 'Gateway API',
  source:
    'apis/v1/gateway_types.go of the Gateway API, the validations of GatewaySpec.Listeners and of ListenerTLSConfig',
  avoidedBy: 'HttpGateway',
  bad: listening('HTTP', TLS),
  says: 'Gateway edge/public spec.listeners[0].tls: found tls for protocol HTTP, expected it for HTTPS and TLS only; change the protocol, or leave tls out',
  good: listening('HTTPS', TLS),
  more: [
    {
      bad: listening('TCP', '\n  hostname: shop.example.com'),
      says: 'Gateway edge/public spec.listeners[0].hostname: found "shop.example.com", expected none for protocol TCP, which carries no host; leave it out, or use protocol TLS',
      good: listening('TLS', '\n  hostname: shop.example.com\n  tls:\n    mode: Passthrough'),
    },
    {
      bad: listening('HTTPS', '\n  tls:\n    mode: Passthrough'),
      says: 'Gateway edge/public spec.listeners[0].tls.mode: found "Passthrough", expected "Terminate" for protocol HTTPS; use protocol TLS to pass TLS through',
      good: listening('TLS', '\n  tls:\n    mode: Passthrough'),
    },
    {
      bad: listening('HTTPS', '\n  tls:\n    mode: Terminate'),
      says: 'Gateway edge/public spec.listeners[0].tls: found no certificate, expected certificateRefs, where TLS is terminated; name the Secret of the certificate',
      good: listening('HTTPS', TLS),
    },
  ],
  silent: [
    {
      when: 'options of the implementation name the certificate',
      manifests: listening('HTTPS', '\n  tls:\n    options:\n      networking.gke.io/pre-shared-certs: shop'),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'listener'),
  check: faultsOf,
};
