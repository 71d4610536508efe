import { notGiven } from '../../guesses/makers/not-given';
import { tlsSecretsOf } from '../../model/traffic/tls-secrets';
import type { ListenerHolder } from '../../model/views/gateway';
import { quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';

const LISTENER = `- name: https
  port: 443
  protocol: HTTPS
  tls:
    certificateRefs:
      - name: shop-tls
        namespace: certificates`;

const GATEWAY = gateway(LISTENER);

const grant = (kind: string) => `
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: gateways
  namespace: certificates
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: ${kind}
      namespace: edge
  to:
    - group: ""
      kind: Secret`;

export const missingCertificateGrant: Rule<ListenerHolder> = {
  id: 'missing-certificate-grant',
  severity: 'error',
  because:
    'A listener whose certificate lies in a namespace that grants it to nobody here shows another one, or takes no connection.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#listenertlsconfig',
  avoidedBy: 'TlsGateway',
  bad: manifests(GATEWAY, grant('HTTPRoute')),
  says: 'Gateway edge/public spec.listeners[0].tls.certificateRefs[0].namespace: found namespace "certificates", expected a ReferenceGrant there from Gateways of namespace edge to Secret shop-tls; write one in namespace certificates',
  good: manifests(GATEWAY, grant('Gateway')),
  more: [
    {
      bad: manifests(GATEWAY),
      says: 'Gateway edge/public spec.listeners[0].tls.certificateRefs[0].namespace: found namespace "certificates", expected a ReferenceGrant there from Gateways of namespace edge to Secret shop-tls; write one in namespace certificates',
      doubt: 'the grant may be in files that were not given',
      good: manifests(GATEWAY, grant('Gateway')),
    },
    {
      bad: manifests(gateway(LISTENER, '', ''), grant('HTTPRoute')),
      says: 'Gateway default/public spec.listeners[0].tls.certificateRefs[0].namespace: found namespace "certificates", expected a ReferenceGrant there from Gateways of namespace default to Secret shop-tls; write one in namespace certificates',
      doubt: 'the Gateway names no namespace, and a grant may fit the one that it is put into',
      good: manifests(GATEWAY, grant('Gateway')),
    },
  ],
  silent: [
    {
      when: 'the Secret is in the namespace of the Gateway',
      manifests: manifests(
        gateway(
          '- name: https\n  port: 443\n  protocol: HTTPS\n  tls:\n    certificateRefs:\n      - name: shop-tls\n        namespace: edge',
        ),
      ),
    },
  ],
  on: ({ gateways, listenerSets }) => [...gateways.all, ...listenerSets.all],
  *check(subject, cluster) {
    const { object } = subject;
    for (const reference of tlsSecretsOf(subject)) {
      const { namespace, name } = reference;
      if (!cluster.grants.allow(object, reference)) {
        const mistake = fault(
          reference.field.get('namespace'),
          `namespace ${quoted(namespace)}`,
          `a ReferenceGrant there from ${object.kind}s of namespace ${object.namespace} to Secret ${name}`,
          `write one in namespace ${namespace}`,
        );
        // Whoever writes grants, Secrets or Services of a namespace has all of it in these files.
        const isOurs =
          cluster.grants.in(namespace) ||
          cluster.ofKind('Secret').in(namespace).length > 0 ||
          cluster.services.in(namespace).length > 0;
        if (object.namespaceGiven) {
          yield isOurs ? mistake : doubtful(notGiven('grant'), mistake);
        } else {
          yield doubtful(
            `the ${object.kind} names no namespace, and a grant may fit the one that it is put into`,
            mistake,
          );
        }
      }
    }
  },
};
