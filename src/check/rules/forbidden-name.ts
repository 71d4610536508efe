import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (name: string) => `
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http`;

export const forbiddenName: Rule<Refused> = {
  id: 'forbidden-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it takes no such name in this place.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('shop_web')),
  says: 'Service shop/shop_web metadata.name: found "shop_web", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "shop-web"?',
  good: manifests(WEB_DEPLOYMENT, service('shop-web')),
  on: (cluster, target) => refusedIn(cluster, target, 'name'),
  check: faultsOf,
};
