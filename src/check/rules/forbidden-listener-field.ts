import { LISTENER_PROTOCOLS } from '../../kinds/parts/listener-protocols';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';

const TLS = '\n  tls:\n    certificateRefs:\n      - name: shop-tls';

const listening = (protocol: string, more = '') =>
  manifests(gateway(`- name: main\n  port: 443\n  protocol: ${protocol}${more}`));

export const forbiddenListenerField: Rule<ListenerHolder> = {
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
  on: ({ gateways, listenerSets }) => [...gateways.all, ...listenerSets.all],
  *check({ listeners }) {
    for (const listener of listeners) {
      yield* faultsOf(listener, listener.field.get('tls'));
    }
  },
};

function* faultsOf({ field, protocol = '', hostname, certificates }: Listener, tls: Field): Iterable<Fault> {
  const mode = tls.get('mode');
  const known = LISTENER_PROTOCOLS.get(protocol);
  if (known?.carriesHost === false && hostname !== '') {
    const expected = `none for protocol ${protocol}, which carries no host`;
    yield fault(field.get('hostname'), shown(hostname), expected, 'leave it out, or use protocol TLS');
  }
  if (known !== undefined && known.connection !== 'TLS' && tls.isGiven) {
    yield fault(
      tls,
      `tls for protocol ${protocol}`,
      'it for HTTPS and TLS only',
      'change the protocol, or leave tls out',
    );
  } else if (protocol === 'HTTPS' && mode.isGiven && mode.value !== '' && mode.value !== 'Terminate') {
    yield fault(mode, shown(mode.value), '"Terminate" for protocol HTTPS', 'use protocol TLS to pass TLS through');
  } else if (tls.isMap && (mode.text ?? 'Terminate') === 'Terminate' && certificates.length === 0) {
    if (tls.get('options').keys.length === 0 && !tls.get('certificateRefs').keys.length) {
      yield fault(
        tls,
        'no certificate',
        'certificateRefs, where TLS is terminated',
        'name the Secret of the certificate',
      );
    }
  }
}
