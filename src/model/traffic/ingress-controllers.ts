import { INGRESS_CONTROLLERS, type IngressControllerFacts, readerOfAnnotation } from '../../kinds/controllers';
import type { Cluster } from '../cluster/cluster';
import { onceWithin } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { Ingress } from '../views/ingress';

/**
 * The controllers that may serve an Ingress, by the IngressClass it names or by a class name that says enough. Empty
 * where that is unknown: class names are free to choose. Of two that give their class one name, it is the one whose
 * annotations the Ingress carries.
 */
export const controllersOf = onceWithin(
  (cluster: Cluster, { className, object }: Ingress): readonly IngressControllerFacts[] => {
    const candidates = className === undefined ? [] : controllersOfClass(cluster, className);
    if (candidates.length < 2) {
      return candidates;
    }
    const readers = new Set([...object.annotations.keys()].map(readerOfAnnotation));
    const addressed = candidates.filter((each) => readers.has(each));
    return addressed.length === 1 ? addressed : candidates;
  },
);

/** Those that may serve a router, if that is an Ingress; who serves a route of the Gateway API is not known of itself. */
export function controllersOfRouter(cluster: Cluster, router: KubeObject): readonly IngressControllerFacts[] {
  return router.known === 'Ingress' ? controllersOf(cluster, new Ingress(router)) : [];
}

/** Many Ingresses name few classes. */
const controllersOfClass = onceWithin((cluster: Cluster, className: string): readonly IngressControllerFacts[] => {
  const names = cluster
    .ofKind('IngressClass')
    .anywhere(className)
    .map(({ object }) => object.spec.get('controller').text ?? '');
  return INGRESS_CONTROLLERS.filter((each) =>
    names.length > 0 ? names.some((name) => each.controllerName.test(name)) : each.classes.includes(className),
  );
});

/** Whether an Ingress is marked so, for whichever controller. */
export function isMarkedAsCanary({ object }: Ingress): boolean {
  return CANARY_ANNOTATIONS.some((key) => object.annotations.get(key) === 'true');
}

const CANARY_ANNOTATIONS = INGRESS_CONTROLLERS.flatMap(({ canaryAnnotation }) => canaryAnnotation ?? []);

/** Whether an Ingress repeats routes of another, to take some of its requests. */
export function isCanary({ object }: Ingress, controller: IngressControllerFacts | undefined): boolean {
  const key = controller?.canaryAnnotation;
  return key !== undefined && object.annotations.get(key) === 'true';
}
