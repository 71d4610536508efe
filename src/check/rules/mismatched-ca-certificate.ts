import { knownKeys } from '../../guesses/makers/known-keys';
import { AUTHORITY_KEY, OTHER_AUTHORITY_KEYS } from '../../kinds/parts/authority-keys';
import type { Plain } from '../../model/cluster/cluster';
import { referenceAt } from '../../model/views/route';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_OVER_TLS } from '../examples/parts';
import { route } from '../examples/routing-parts';

const POLICY = `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRefs:
    - group: ""
      kind: Service
      name: web
  validation:
    hostname: web.example.com
    caCertificateRefs:
      - group: ""
        kind: ConfigMap
        name: authority`;

const SECURE = manifests(WEB_OVER_TLS, route('- name: public', { port: 443 }), POLICY);

/** What a policy trusts, by its keys. */
const trusting = (keys: readonly string[], annotations = '') =>
  manifests(
    SECURE,
    `
apiVersion: v1
kind: ConfigMap
metadata:
  name: authority
  namespace: shop${annotations}
data:
${keys.map((key) => `  ${key}: certificates of ${key}`).join('\n')}`,
  );

const FILLED = `
  annotations:
    service.beta.openshift.io/inject-cabundle: "true"`;

export const mismatchedCaCertificate: Rule<Plain> = {
  id: 'mismatched-ca-certificate',
  severity: 'error',
  because: 'The Gateway looks for certificates that it knows the backend by, finds none, and answers clients with 5xx.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#backendtlspolicyvalidation',
  avoidedBy: {
    nothing: 'routes with backendTls name a ConfigMap of certificates, whose keys are for those to write who have them',
  },
  bad: trusting(['root.pem', 'issuing.pem']),
  says: 'BackendTLSPolicy shop/web spec.validation.caCertificateRefs[0].name: found ConfigMap "authority" with "root.pem" and "issuing.pem", expected "ca.crt" with all certificates; name the key so in the ConfigMap',
  good: trusting(['ca.crt', 'issuing.pem']),
  more: [
    {
      bad: trusting(['ca.pem']),
      says: 'BackendTLSPolicy shop/web spec.validation.caCertificateRefs[0].name: found ConfigMap "authority" with "ca.pem", expected "ca.crt" with all certificates; name the key so in the ConfigMap',
      doubt: 'an implementation may take the only key of a ConfigMap, whatever its name',
      good: trusting(['ca.crt']),
    },
  ],
  silent: [
    { when: 'some implementations take another key', manifests: trusting(['cacert', 'issuing.pem']) },
    { when: 'an annotation asks somebody to add the certificates', manifests: trusting(['a.pem', 'b.pem'], FILLED) },
    { when: 'the ConfigMap is in another file', manifests: SECURE },
  ],
  on: (cluster) => cluster.ofKind('BackendTLSPolicy').all,
  *check({ object }, cluster) {
    for (const ref of object.spec.find('validation', 'caCertificateRefs').items) {
      const { field, group, kind, name } = referenceAt(ref, object.namespace, '', '');
      const keys = group === '' && kind === 'ConfigMap' ? knownKeys(cluster, kind, object.namespace, name) : undefined;
      if (keys !== undefined && ![AUTHORITY_KEY, ...OTHER_AUTHORITY_KEYS].some((key) => keys.includes(key))) {
        yield doubtful(
          keys.length === 1 ? 'an implementation may take the only key of a ConfigMap, whatever its name' : undefined,
          fault(
            field.get('name'),
            `ConfigMap ${quoted(name)} with ${listed(keys.map(quoted), 'and')}`,
            `${quoted(AUTHORITY_KEY)} with all certificates`,
            'name the key so in the ConfigMap',
          ),
        );
      }
    }
  },
};
