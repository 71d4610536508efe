import type { Cluster } from '../../model/cluster/cluster';
import { addressesOf, isLive } from '../../model/status/addresses';
import type { Ingress } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

/** An Ingress as a cluster shows it: written by hand, in the shape that the API documents. */
const live = (name: string, className: string, balancer: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: shop
  uid: 3f6d1f0e-${name}
spec:
  ingressClassName: ${className}
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
status:
  loadBalancer: ${balancer}`;

const MET = '{ingress: [{ip: 192.0.2.10}]}';

const CLASS = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: public
  uid: 3f6d1f0e-public
spec:
  controller: example.com/gate`;

export const missingIngressAddress: Rule<Ingress> = {
  id: 'missing-ingress-address',
  // Some controllers serve what they give no address.
  severity: 'warning',
  because: 'A controller that serves an Ingress writes its address there: this one it has passed over.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  avoidedBy: { nothing: 'whether an Ingress is served shows in a cluster, of which this rule reads the status' },
  bad: manifests(WEB, live('web', 'public', '{}'), live('api', 'public', MET), CLASS),
  says: 'Ingress shop/web spec.ingressClassName: found no address in status.loadBalancer, expected one, as Ingress shop/api of class "public" has; see why its controller passes it over (kubectl describe ingress -n shop web)',
  good: manifests(WEB, live('web', 'public', MET), live('api', 'public', MET), CLASS),
  more: [
    {
      bad: manifests(WEB, live('web', 'internal', '{}'), CLASS),
      says: 'Ingress shop/web spec.ingressClassName: found "internal", no IngressClass of the cluster, and no address in status.loadBalancer, expected a class that a controller serves, such as "public"; name one of them, or install the controller',
      good: manifests(WEB, live('web', 'public', '{}'), CLASS),
    },
  ],
  silent: [
    {
      when: 'its controller gives no Ingress an address',
      manifests: manifests(WEB, live('web', 'public', '{}'), live('api', 'public', '{}'), CLASS),
    },
    {
      when: 'no cluster has said anything of it',
      manifests: manifests(WEB, ingress({ className: 'internal' }), CLASS),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ object }) => isLive(object) && addressesOf(object).length === 0),
  *check({ object, className }, cluster) {
    const field = object.spec.get('ingressClassName');
    if (className === undefined && isWithoutClasses(cluster)) {
      yield fault(
        field,
        'no class, no IngressClass in the cluster, and no address in status.loadBalancer',
        'a controller that serves it',
        `install one, or see why its controller passes it over (kubectl describe ingress -n ${object.namespace} ${object.name})`,
      );
    }
    if (className === undefined || field.text === undefined) {
      return;
    }
    const served = cluster.ingresses.all.find(
      (other) => other.className === className && isLive(other.object) && addressesOf(other.object).length > 0,
    );
    const classes = classesIn(cluster);
    const [another] = classes;
    if (served !== undefined) {
      yield fault(
        field,
        'no address in status.loadBalancer',
        `one, as ${served.object.title} of class ${quoted(className)} has`,
        `see why its controller passes it over (kubectl describe ingress -n ${object.namespace} ${object.name})`,
      );
    } else if (another !== undefined && !classes.includes(className)) {
      yield fault(
        field,
        `${quoted(className)}, no IngressClass of the cluster, and no address in status.loadBalancer`,
        `a class that a controller serves, such as ${quoted(another)}`,
        'name one of them, or install the controller',
      );
    } else if (isWithoutClasses(cluster)) {
      yield fault(
        field,
        `${quoted(className)}, no IngressClass in the cluster, and no address in status.loadBalancer`,
        'a class that a controller serves',
        'install its controller, which brings the class',
      );
    }
  },
};

/** Whether a cluster has no class at all, which most controllers bring with them. */
function isWithoutClasses(cluster: Cluster): boolean {
  return cluster.ofKind('IngressClass').all.length === 0 && cluster.holdsAll('IngressClass', '');
}

/** The names of the classes of a cluster: where one is in its dump, all are. */
function classesIn(cluster: Cluster): readonly string[] {
  return cluster
    .ofKind('IngressClass')
    .all.filter(({ object }) => isLive(object))
    .map(({ object }) => object.name);
}
