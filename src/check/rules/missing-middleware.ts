import { MIDDLEWARE } from '../../kinds/references/traefik';
import type { Cluster } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import type { Ingress } from '../../model/views/ingress';
import { isSlip } from '../../values/likeness';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const KEY = 'traefik.ingress.kubernetes.io/router.middlewares';
const PROVIDER = '@kubernetescrd';

const through = (middleware: string) =>
  manifests(
    WEB,
    `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: strip
  namespace: shop
spec:
  stripPrefix:
    prefixes:
      - /shop`,
    ingress({ annotations: `${KEY}: ${middleware}${PROVIDER}` }),
  );

export const missingMiddleware: Rule<Ingress> = {
  id: 'missing-middleware',
  severity: 'error',
  because: 'Traefik drops a route of which a middleware does not exist, and answers 404.',
  about: 'Annotations',
  source:
    'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/#opt-traefik-ingress-kubernetes-iorouter-middlewares',
  avoidedBy: {
    nothing: 'a middleware is written by hand or with cdk8s import, and named by its namespace and name in one text',
  },
  bad: through('strip'),
  says: `Ingress shop/web metadata.annotations["${KEY}"]: found "strip@kubernetescrd", expected "shop-strip@kubernetescrd", with the namespace of the Middleware before its name; write that`,
  good: through('shop-strip'),
  on: ({ ingresses }) => ingresses.all.filter(({ object }) => object.annotations.has(KEY)),
  *check({ object }, cluster) {
    for (const item of (object.annotations.get(KEY) ?? '').split(',').map((each) => each.trim())) {
      const written = item.slice(0, -PROVIDER.length);
      const meant = item.endsWith(PROVIDER) ? meantBy(cluster, written) : undefined;
      if (meant !== undefined) {
        yield fault(
          object.root.find('metadata', 'annotations', KEY),
          quoted(item),
          `${quoted(meant + PROVIDER)}, with the namespace of the Middleware before its name`,
          'write that',
        );
      }
    }
  },
};

/** The Middleware that is meant by a text that names none of those that are here; undefined where it may be elsewhere. */
function meantBy(cluster: Cluster, written: string): string | undefined {
  const known = objectsOf(cluster, MIDDLEWARE).all.map(({ object }) => ({
    name: object.name,
    whole: `${object.namespace}-${object.name}`,
  }));
  return known.some(({ whole }) => whole === written)
    ? undefined
    : known.find(({ name, whole }) => name === written || isSlip(whole, written) || written.endsWith(`-${name}`))
        ?.whole;
}
