import { filledBy } from '../../guesses/makers/fillers';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isPromised } from '../../guesses/makers/secret-makers';
import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { keysIn } from '../../model/traffic/tls-secrets';
import type { Ingress } from '../../model/views/ingress';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const PREFIX = 'nginx.ingress.kubernetes.io/auth-';

/** How the controllers that are known for it ask for users. */
const ASKED = INGRESS_CONTROLLERS.flatMap(({ basicAuth }) => basicAuth ?? []);

const guarded = (key: string, more = '', annotation = '') =>
  manifests(
    WEB,
    `
apiVersion: v1
kind: Secret
metadata:
  name: users
  namespace: shop${annotation === '' ? '' : `\n  annotations:\n    ${annotation}`}
stringData:
  ${key}: 'admin:$apr1$x'`,
    ingress({ className: 'nginx', annotations: `${PREFIX}type: basic\n${PREFIX}secret: users${more}` }),
  );

/** As Helm leaves a Secret in a cluster. */
const RELEASED = 'meta.helm.sh/release-name: shop';

export const missingCredentials: Rule<Ingress> = {
  id: 'missing-credentials',
  severity: 'error',
  because: 'Only one key of the Secret is read, the file of users; without it, all requests are answered with 503.',
  about: 'Annotations',
  source: 'https://kubernetes.github.io/ingress-nginx/examples/auth/basic/',
  avoidedBy: { nothing: 'users are put into a Secret by hand, and no construct looks into it' },
  bad: guarded('users'),
  says: `Ingress shop/web metadata.annotations["${PREFIX}secret"]: found "users", a Secret with no key "auth" but "users", expected one with the file of users as "auth"; rename the key`,
  good: guarded('auth'),
  more: [
    {
      bad: guarded('users', '', RELEASED),
      says: `Ingress shop/web metadata.annotations["${PREFIX}secret"]: found "users", a Secret with no key "auth" but "users", expected one with the file of users as "auth"; rename the key`,
      good: guarded('auth', '', RELEASED),
    },
  ],
  silent: [
    { when: 'each key is a user', manifests: guarded('admin', `\n${PREFIX}secret-type: auth-map`) },
    {
      when: 'an annotation of the Secret asks for the file of users, which a program adds',
      manifests: guarded('username', '', 'secret-generator.v1.mittwald.de/type: basic-auth'),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ object }) => ASKED.some(({ type }) => object.annotations.has(type))),
  *check({ object }, cluster) {
    const { annotations } = object;
    for (const { secret, form, file, key } of ASKED.filter(({ type }) => annotations.has(type))) {
      const isFile = (annotations.get(form) ?? file) === file;
      const text = annotations.get(secret) ?? '';
      const keys = isFile && !isPlaceholder(text) ? keysOf(cluster, object.namespace, text) : [];
      if (keys.length > 0 && !keys.includes(key)) {
        yield fault(
          object.root.find('metadata', 'annotations', secret),
          `${quoted(text)}, a Secret with no key ${quoted(key)} but ${listed(keys.map(quoted), 'and')}`,
          `one with the file of users as ${quoted(key)}`,
          'rename the key',
        );
      }
    }
  },
};

/** The keys of the Secret that a text names, if nobody adds to them. */
function keysOf(cluster: Cluster, own: string, text: string): readonly string[] {
  const [name = '', namespace = own] = text.split('/').reverse();
  const [secret, another] = cluster.ofKind('Secret').named(namespace, name);
  return secret === undefined ||
    another !== undefined ||
    secret.object.isEncrypted ||
    isPromised(cluster, namespace, name) ||
    filledBy(secret.object) !== undefined
    ? []
    : keysIn(secret.object);
}
