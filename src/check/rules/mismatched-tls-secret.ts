import type { IngressControllerFacts } from '../../kinds/controllers/ingress-controller-facts';
import { CERTIFICATE_KEY, PRIVATE_KEY_KEY, TLS_TYPE } from '../../kinds/parts/tls-pair';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import { isTlsPair, keysIn, tlsSecretsOf } from '../../model/traffic/tls-secrets';
import type { ListenerHolder } from '../../model/views/gateway';
import { Ingress } from '../../model/views/ingress';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const secret = (key: string, type = 'kubernetes.io/tls') => `
apiVersion: v1
kind: Secret
metadata:
  name: shop-tls
  namespace: shop
type: ${type}
data:
  ${key}.crt: Li4u
  ${key}.key: Li4u`;

const TLS = '- hosts:\n    - shop.example.com\n  secretName: shop-tls';
const INGRESS = ingress({ tls: TLS });
const NGINX = ingress({ tls: TLS, className: 'nginx' });

/** Controllers that look for the two keys, whatever the type. */
const untyped = (className: string, annotations = '') =>
  manifests(secret('tls', 'Opaque'), ingress({ className, annotations, tls: TLS }));

export const mismatchedTlsSecret: Rule<Ingress | ListenerHolder> = {
  id: 'mismatched-tls-secret',
  severity: 'error',
  because: 'A Secret without tls.crt and tls.key gives no certificate, so clients are shown a made-up one, or none.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  avoidedBy: {
    nothing:
      'only TlsCertificate.fromPemFiles writes the Secret as it has to be; of Secrets that exist, the keys are not looked at',
  },
  bad: manifests(WEB, secret('server', 'Opaque'), INGRESS),
  says: 'Ingress shop/web spec.tls[0].secretName: found Secret "shop-tls" with "server.crt" and "server.key", expected "tls.crt" and "tls.key"; name the certificate and its key so in the Secret',
  good: manifests(WEB, secret('tls'), INGRESS),
  more: [
    {
      bad: manifests(WEB, secret('tls', 'Opaque'), NGINX),
      says: 'Ingress shop/web spec.tls[0].secretName: found Secret "shop-tls" of type Opaque, expected type kubernetes.io/tls, the only one that every controller takes; set the type of the Secret',
      doubt: 'many controllers take Secrets of any type',
      good: manifests(WEB, secret('tls'), NGINX),
    },
  ],
  silent: [
    { when: 'the Secret has no type, which is all the same to Traefik', manifests: untyped('traefik') },
    { when: 'the Secret is Opaque, which Contour takes as well', manifests: untyped('contour') },
    {
      when: 'the Secret has no type, which is all the same to ingress-nginx',
      manifests: untyped('nginx', 'nginx.ingress.kubernetes.io/proxy-body-size: 8m'),
    },
  ],
  on: ({ ingresses, gateways, listenerSets }) => [...ingresses.all, ...gateways.all, ...listenerSets.all],
  *check(subject, cluster) {
    for (const { field, namespace, name } of tlsSecretsOf(subject)) {
      const secrets = cluster
        .ofKind('Secret')
        .named(namespace, name)
        .map(({ object }) => object);
      const [secret] = secrets;
      // An empty one is filled later; some controllers know pairs named after the kind of key.
      const isOpen = secrets.some(
        (each) => keysIn(each).length === 0 || keysIn(each).some((key) => /^(rsa|ecdsa|dsa)\./.test(key)),
      );
      // What its own type demands is missed where the Secret is written.
      const isIncomplete = secrets.some((each) => typeOf(each) === TLS_TYPE && !isTlsPair(each));
      if (secret === undefined || isOpen || isIncomplete || secrets.some(isOfOwnType)) {
        continue;
      }
      if (!secrets.some(isTlsPair)) {
        const found = `Secret ${quoted(name)} with ${listed(keysIn(secret).map(quoted), 'and')}`;
        yield fault(
          field,
          found,
          `"${CERTIFICATE_KEY}" and "${PRIVATE_KEY_KEY}"`,
          'name the certificate and its key so in the Secret',
        );
      } else if (
        secrets.every((each) => typeOf(each) !== TLS_TYPE) &&
        !isTakenAs(secrets.map(typeOf), subject, cluster)
      ) {
        const found = `Secret ${quoted(name)} of type ${typeOf(secret)}`;
        const expected = `type ${TLS_TYPE}, the only one that every controller takes`;
        yield doubtful(
          'many controllers take Secrets of any type',
          fault(field, found, expected, 'set the type of the Secret'),
        );
      }
    }
  },
};

/** Whether a Secret is of a type that an implementation defined, with keys of its own: where else to ask for a certificate. */
function isOfOwnType(secret: KubeObject): boolean {
  return /^(?!kubernetes\.io\/)[^/]+\//.test(typeOf(secret));
}

function typeOf({ root }: KubeObject): string {
  return root.get('type').text ?? 'Opaque';
}

/** Whether the controllers of an Ingress take one of these types as well. */
function isTakenAs(types: readonly string[], subject: Ingress | ListenerHolder, cluster: Cluster): boolean {
  const controllers = subject instanceof Ingress ? controllersOf(cluster, subject) : [];
  const isTaken = ({ certificates: { secretTypes = [] } }: IngressControllerFacts) =>
    secretTypes === 'any' || types.some((type) => secretTypes.includes(type));
  return controllers.length > 0 && controllers.every(isTaken);
}
