import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { NamedKind } from '../../kinds/references/reference';
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

/** How the controllers that have middlewares are told of them. */
const NAMING = INGRESS_CONTROLLERS.flatMap(({ middlewares }) => middlewares ?? []);

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
    ingress({ annotations: `${KEY}: ${middleware}@kubernetescrd` }),
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
  silent: [{ when: 'no Middleware here is like it, so that it may be elsewhere', manifests: through('edge-auth') }],
  on: ({ ingresses }) =>
    ingresses.all.filter(({ object }) => NAMING.some(({ annotation }) => object.annotations.has(annotation))),
  *check({ object }, cluster) {
    for (const { annotation, provider, kind } of NAMING) {
      for (const item of (object.annotations.get(annotation) ?? '').split(',').map((each) => each.trim())) {
        const written = item.slice(0, -provider.length);
        const meant = item.endsWith(provider) ? meantBy(cluster, kind, written) : undefined;
        if (meant !== undefined) {
          yield fault(
            object.root.find('metadata', 'annotations', annotation),
            quoted(item),
            `${quoted(meant + provider)}, with the namespace of the ${kind.kind} before its name`,
            'write that',
          );
        }
      }
    }
  },
};

/** The Middleware that is meant by a text that names none of those that are here; undefined where it may be elsewhere. */
function meantBy(cluster: Cluster, kind: NamedKind, written: string): string | undefined {
  const known = objectsOf(cluster, kind).all.map(({ object }) => ({
    name: object.name,
    whole: `${object.namespace}-${object.name}`,
  }));
  return known.some(({ whole }) => whole === written)
    ? undefined
    : known.find(({ name, whole }) => name === written || isSlip(whole, written) || written.endsWith(`-${name}`))
        ?.whole;
}
