import { hasOperators } from '../../guesses/makers/operators';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isPromised } from '../../guesses/makers/secret-makers';
import type { NamedKind } from '../../kinds/references/reference';
import type { Cluster } from '../../model/cluster/cluster';
import { type Naming, namingIn, objectsOf } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { readersIn } from '../../model/traffic/readers';
import type { Named } from '../../model/views/named';
import { meant } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingressRoute } from '../examples/referring-parts';
import { ingress } from '../examples/routing-parts';

const MIDDLEWARE = `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: strip
  namespace: shop
spec:
  stripPrefix:
    prefixes:
      - /shop`;

const routeWith = (middleware: string) =>
  manifests(WEB, MIDDLEWARE, ingressRoute('name: web\nport: 80', `middlewares:\n  - name: ${middleware}`));

const ISSUER = `
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata:
  name: letsencrypt
spec:
  selfSigned: {}`;

const issued = (annotation: string) =>
  manifests(
    WEB,
    ISSUER,
    ingress({ annotations: annotation, tls: '- hosts:\n    - shop.example.com\n  secretName: shop-tls' }),
  );

const ELSEWHERE = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: front
spec:
  gatewayClassName: envoy
  listeners:
    - {name: http, port: 80, protocol: HTTP}`;

const SEVERAL = `
apiVersion: cert-manager.io/v1
kind: Issuer
metadata:
  name: internal
  namespace: shop
spec:
  selfSigned: {}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: internal
  namespace: shop
spec:
  secretName: internal-tls
  issuerRef: {name: internal}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: public
  namespace: shop
spec:
  secretName: public-tls
  issuerRef: {name: acme}`;

const guarded = (secret: string) =>
  manifests(
    WEB,
    `
apiVersion: v1
kind: Secret
metadata:
  name: web-users
  namespace: shop
stringData:
  auth: 'admin:$apr1$x'`,
    ingress({
      className: 'nginx',
      annotations: `nginx.ingress.kubernetes.io/auth-type: basic\nnginx.ingress.kubernetes.io/auth-secret: ${secret}`,
    }),
  );

const TRANSPORT = `
apiVersion: traefik.io/v1alpha1
kind: ServersTransport
metadata:
  name: to-web
  namespace: shop
spec:
  insecureSkipVerify: true`;

const solved = (className: string) => `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: traefik
spec:
  controller: traefik.io/ingress-controller
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata:
  name: letsencrypt
spec:
  acme:
    server: https://acme-v02.api.letsencrypt.org/directory
    privateKeySecretRef:
      name: letsencrypt
    solvers:
      - http01:
          ingress:
            ingressClassName: ${className}`;

export const missingReferencedObject: Rule<Naming> = {
  id: 'missing-referenced-object',
  severity: 'error',
  because: 'Its controller looks for the object, finds none, and serves nothing of what needs it.',
  about: 'Custom resources and webhooks',
  source: 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/middleware/',
  avoidedBy: { nothing: 'such objects are written by hand or with cdk8s import, and name each other by texts' },
  bad: routeWith('stripp'),
  says: 'IngressRoute shop/web spec.routes[0].middlewares[0].name: found "stripp", which no Middleware in namespace shop is called, expected "strip"; correct the name',
  good: routeWith('strip'),
  more: [
    {
      bad: issued('cert-manager.io/issuer: letsencrypt'),
      says: 'Ingress shop/web metadata.annotations["cert-manager.io/issuer"]: found "letsencrypt", which no Issuer in namespace shop is called, expected an Issuer, where this is the name of a ClusterIssuer; name it as what it is',
      good: issued('cert-manager.io/cluster-issuer: letsencrypt'),
    },
    {
      bad: issued('cert-manager.io/cluster-issuer: acme'),
      says: 'Ingress shop/web metadata.annotations["cert-manager.io/cluster-issuer"]: found "acme", which no ClusterIssuer is called, expected "letsencrypt"; correct the name',
      good: issued('cert-manager.io/cluster-issuer: letsencrypt'),
    },
    {
      bad: guarded('users'),
      says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/auth-secret"]: found "users", which no Secret in namespace shop is called, expected "web-users"; correct the name',
      good: guarded('web-users'),
    },
    {
      bad: manifests(WEB, TRANSPORT, ingressRoute('name: web\nport: 80\nserversTransport: insecure')),
      says: 'IngressRoute shop/web spec.routes[0].services[0].serversTransport: found "insecure", which no ServersTransport is called, expected "to-web"; correct the name',
      good: manifests(WEB, TRANSPORT, ingressRoute('name: web\nport: 80\nserversTransport: to-web')),
    },
    {
      bad: solved('treafik'),
      says: 'ClusterIssuer letsencrypt spec.acme.solvers[0].http01.ingress.ingressClassName: found "treafik", which no IngressClass is called, expected "traefik"; correct the name',
      good: solved('traefik'),
    },
  ],
  silent: [
    { when: 'none of its kind is in these files', manifests: ELSEWHERE },
    { when: 'those that are here are named by others', manifests: SEVERAL },
    { when: 'it comes from another provider', manifests: routeWith('strip2@file') },
  ],
  on: namingIn,
  *check({ named }, cluster) {
    for (const each of named) {
      if (each.kind.kind !== 'Service' && !isHere(cluster, each) && !isPlaceholder(each.name)) {
        yield* missing(cluster, each);
      }
    }
  },
};

function isHere(cluster: Cluster, { kind, orKind, namespace, name, isAnywhere }: Named): boolean {
  const sameName = kindsOf({ kind, orKind }).flatMap((each) => objectsOf(cluster, each).anywhere(name));
  return isAnywhere
    ? sameName.length > 0
    : // One that names no namespace may be sent to any, and that of a whole cluster has none.
      sameName.some(
        ({ object }) => object.namespace === namespace || object.namespace === '' || !object.namespaceGiven,
      );
}

/** The kinds of which one of the name will do. */
function kindsOf({ kind, orKind }: Pick<Named, 'kind' | 'orKind'>): readonly NamedKind[] {
  return orKind === undefined ? [kind] : [kind, orKind];
}

function* missing(cluster: Cluster, named: Named): Iterable<Fault> {
  const { kind, field, name } = named;
  if (kind.group === '' && (hasOperators(cluster) || isPromised(cluster, named.namespace, name))) {
    return;
  }
  const objects = objectsOf(cluster, kind);
  const within = isPlacedKind(objects.all.map(({ object }) => object)) && !named.isAnywhere;
  const found = `${quoted(name)}, which no ${kind.kind}${within ? ` in namespace ${named.namespace}` : ''} is called`;
  const here = kindsOf(named)
    .flatMap((each) => objectsOf(cluster, each).all)
    .flatMap(({ object }) =>
      named.isAnywhere || object.namespace === '' || object.namespace === named.namespace ? [object] : [],
    );
  const near = meant(
    name,
    here.map((object) => object.name),
  );
  const elsewhere = objects.anywhere(name).filter(({ object }) => object.namespaceGiven);
  const other = otherKind(cluster, named);
  if (near !== undefined) {
    yield fault(field, found, quoted(near), 'correct the name');
  } else if (other !== undefined) {
    const expected = `${article(kind.kind)}, where this is the name of ${article(other.kind)}`;
    yield fault(field, found, expected, 'name it as what it is');
  } else if (named.isPlaced && elsewhere.length > 0) {
    const namespaces = [...new Set(elsewhere.map(({ object }) => object.namespace))];
    yield fault(field, found, `one of namespace ${listed(namespaces)}`, 'write that namespace, or move one of the two');
  } else if (isMadeToBeNamed(kind) || isRead(kind)) {
    const idle = here.filter(
      (object) =>
        !namedObjects(cluster).has(keyOf(object)) &&
        (!isRead(kind) || (isPartOf(object.name, name) && readersIn(cluster).get(object).length === 0)),
    );
    if (idle.length > 0) {
      yield doubtful(
        `the ${kind.kind} may be in files that were not given`,
        fault(field, found, listed(idle.map((object) => quoted(object.name))), 'correct the name'),
      );
    }
  }
}

/** What is misspelt leaves behind an object that nobody names, if it is of a kind that is of no other use. */
function isMadeToBeNamed({ group }: NamedKind): boolean {
  return group !== '' && group !== 'apps' && group !== 'networking.k8s.io';
}

/** What pods read besides is no mistake of anybody's where it has another name altogether. */
function isRead({ group, kind }: NamedKind): boolean {
  return group === '' && (kind === 'Secret' || kind === 'ConfigMap');
}

/** Whether one name is the beginning or end of another, word by word: `auth` and `kibana-auth`. */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(`${short}-`) || long.endsWith(`-${short}`);
}

/** All objects that others name. */
const namedObjects = once(
  (cluster: Cluster): ReadonlySet<string> =>
    new Set(
      namingIn(cluster).flatMap(({ named }) =>
        named.flatMap(({ kind, orKind, namespace, name, isAnywhere }) =>
          kindsOf({ kind, orKind })
            .flatMap((each) => objectsOf(cluster, each).anywhere(name))
            .filter(({ object }) => isAnywhere || object.namespace === '' || object.namespace === namespace)
            .map(({ object }) => keyOf(object)),
        ),
      ),
    ),
);

function keyOf({ kind, namespace, name }: KubeObject): string {
  return `${kind}/${namespace}/${name}`;
}

/** The object of that name of another kind that might have been named here. */
function otherKind(cluster: Cluster, { kind, namespace, name }: Named): KubeObject | undefined {
  const kinds = COUNTERPARTS.find((each) => each.includes(kind.kind)) ?? [];
  return kinds
    .filter((each) => each !== kind.kind)
    .flatMap((each) => objectsOf(cluster, { group: kind.group, kind: each }).anywhere(name))
    .map(({ object }) => object)
    .find((object) => object.namespace === '' || object.namespace === namespace);
}

/** Kinds that are named in one place, with a word for which of them it is. */
const COUNTERPARTS: readonly (readonly string[])[] = [
  ['Issuer', 'ClusterIssuer'],
  ['Deployment', 'StatefulSet', 'ReplicaSet'],
];

function isPlacedKind(objects: readonly KubeObject[]): boolean {
  return objects.length === 0 || objects.some(({ namespace }) => namespace !== '');
}

function article(kind: string): string {
  return `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
