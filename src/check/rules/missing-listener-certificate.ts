import { mayFindCertificates } from '../../guesses/ingresses/told-by-name';
import { tlsSetBy } from '../../guesses/makers/certificates';
import { Gateway, type ListenerHolder } from '../../model/views/gateway';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';

const listening = (more: string) => manifests(gateway(`- name: https\n  port: 443\n  protocol: HTTPS${more}`));

const CERTIFICATE_MAP = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: front
  annotations:
    networking.gke.io/certmap: shop
spec:
  gatewayClassName: gke-l7-global-external-managed
  listeners:
    - {name: https, port: 443, protocol: HTTPS}`;

export const missingListenerCertificate: Rule<ListenerHolder> = {
  id: 'missing-listener-certificate',
  severity: 'warning',
  because: 'A listener that ends TLS without a certificate is not programmed: nobody is answered at its port.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#listener',
  avoidedBy: 'TlsGateway',
  bad: listening(''),
  says: 'Gateway edge/public spec.listeners[0]: found protocol HTTPS without tls, expected certificateRefs in tls; name the Secret of the certificate, or use protocol HTTP',
  good: listening('\n  tls:\n    certificateRefs:\n      - name: public-tls'),
  silent: [{ when: 'an annotation says where the certificates are', manifests: CERTIFICATE_MAP }],
  on: ({ gateways, listenerSets }) => [...gateways.all, ...listenerSets.all],
  *check(holder) {
    const isOfCloud = holder instanceof Gateway && mayFindCertificates(holder.className ?? '');
    if (isOfCloud || tlsSetBy(holder.object) !== undefined) {
      return;
    }
    for (const { field, protocol } of holder.listeners) {
      if (protocol === 'HTTPS' && !field.get('tls').isGiven) {
        yield fault(
          field,
          'protocol HTTPS without tls',
          'certificateRefs in tls',
          'name the Secret of the certificate, or use protocol HTTP',
        );
      }
    }
  },
};
