import { isPlaceholder } from '../../guesses/makers/placeholder';
import { type Naming, namingIn } from '../../model/cluster/names';
import type { Rule } from '../engine/rule';
import { clusterIssuer } from '../examples/certificate-parts';
import { kustomization } from '../examples/kustomize-parts';
import { manifests, WEB } from '../examples/parts';
import { ingressRoute } from '../examples/referring-parts';
import { ingress } from '../examples/routing-parts';
import { isHere, missingObject } from '../references/missing-object';

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
  manifests(WEB, MIDDLEWARE, ingressRoute('name: web\nport: 80', { more: `middlewares:\n  - name: ${middleware}` }));

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

/** A Certificate and its Issuer, in two namespaces until Kustomize has put them into one. */
const ISSUED_BY_ITS_OWN = manifests(
  `
apiVersion: cert-manager.io/v1
kind: Issuer
metadata:
  name: internal
  namespace: system
spec:
  selfSigned: {}`,
  `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: web
  namespace: shop
spec:
  secretName: web-tls
  issuerRef: {name: internal}`,
  kustomization('shop'),
);

const CLASS = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: traefik
spec:
  controller: traefik.io/ingress-controller`;

const INCLUDING = `
apiVersion: projectcontour.io/v1
kind: HTTPProxy
metadata:
  name: root
  namespace: shop
spec:
  virtualhost:
    fqdn: shop.example.com
  includes:
    - name: child`;

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
      doubt: 'the ClusterIssuer may be in files that were not given',
      good: issued('cert-manager.io/cluster-issuer: letsencrypt'),
    },
    {
      bad: guarded('users'),
      says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/auth-secret"]: found "users", which no Secret in namespace shop is called, expected "web-users"; correct the name',
      doubt: 'the Secret may be in files that were not given',
      good: guarded('web-users'),
    },
    {
      bad: manifests(WEB, TRANSPORT, ingressRoute('name: web\nport: 80\nserversTransport: insecure')),
      says: 'IngressRoute shop/web spec.routes[0].services[0].serversTransport: found "insecure", which no ServersTransport is called, expected "to-web"; correct the name',
      doubt: 'the ServersTransport may be in files that were not given',
      good: manifests(WEB, TRANSPORT, ingressRoute('name: web\nport: 80\nserversTransport: to-web')),
    },
    {
      bad: manifests(CLASS, clusterIssuer('treafik')),
      says: 'ClusterIssuer letsencrypt spec.acme.solvers[0].http01.ingress.ingressClassName: found "treafik", which no IngressClass is called, expected "traefik"; correct the name',
      good: manifests(CLASS, clusterIssuer('traefik')),
    },
  ],
  doubts: ['Kustomize may put both into one namespace'],
  silent: [
    {
      when: 'an HTTPProxy of other files is included, beside which only the one that includes it is here',
      manifests: manifests(WEB, INCLUDING),
    },
    { when: 'none of its kind is in these files', manifests: ELSEWHERE },
    { when: 'those that are here are named by others', manifests: SEVERAL },
    { when: 'Kustomize puts both into one namespace', manifests: ISSUED_BY_ITS_OWN },
    { when: 'it comes from another provider', manifests: routeWith('strip2@file') },
  ],
  on: namingIn,
  *check({ named }, cluster) {
    for (const each of named) {
      if (each.kind.kind !== 'Service' && !isHere(cluster, each) && !isPlaceholder(each.name)) {
        yield* missingObject(cluster, each);
      }
    }
  },
};
