import type { Plain } from '../../model/cluster';
import { quoted } from '../../values/wording';
import { removalOf } from '../api-versions';
import { manifests, WEB } from '../example-parts';
import { fault } from '../fault';
import type { Rule } from '../rule';

const OLD_INGRESS = `
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            backend:
              serviceName: web
              servicePort: 80`;

const NEW_INGRESS = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80`;

export const forbiddenApiVersion: Rule<Plain> = {
  id: 'forbidden-api-version',
  severity: 'error',
  refused: true,
  because: 'The API server no longer knows the version, so the object is refused: no matches for its kind.',
  bad: manifests(WEB, OLD_INGRESS),
  says: 'Ingress shop/web apiVersion: found "extensions/v1beta1", which Kubernetes serves no longer since 1.22, expected "networking.k8s.io/v1"; rewrite the object for that version, where fields may differ',
  good: manifests(WEB, NEW_INGRESS),
  on: ({ everything }) => everything.filter(({ object }) => removalOf(object) !== undefined),
  *check({ object }, _cluster, { minor }) {
    const removal = removalOf(object);
    if (removal !== undefined && removal.since <= minor) {
      yield fault(
        object.root.get('apiVersion'),
        `${quoted(object.apiVersion)}, which Kubernetes serves no longer since 1.${removal.since}`,
        quoted(removal.instead),
        'rewrite the object for that version, where fields may differ',
      );
    }
  },
};
