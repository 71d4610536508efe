import { INGRESS_CONTROLLERS, type IngressControllerFacts, readerOfAnnotation } from '../../kinds/controllers';
import type { Cluster } from '../cluster/cluster';
import { once } from '../lookup/once';
import type { Ingress } from '../views/ingress';

/**
 * The controllers that may serve an Ingress, by the IngressClass it names or by a class name that says enough. Empty
 * where that is unknown: class names are free to choose. Of two that give their class one name, it is the one whose
 * annotations the Ingress carries.
 */
export function controllersOf(cluster: Cluster, ingress: Ingress): readonly IngressControllerFacts[] {
  const known = controllersByIngress(cluster);
  let controllers = known.get(ingress);
  if (controllers === undefined) {
    controllers = foundControllersOf(cluster, ingress);
    known.set(ingress, controllers);
  }
  return controllers;
}

const controllersByIngress = once((_cluster: Cluster) => new Map<Ingress, readonly IngressControllerFacts[]>());

function foundControllersOf(cluster: Cluster, { className, object }: Ingress): readonly IngressControllerFacts[] {
  if (className === undefined) {
    return [];
  }
  const byClass = controllersByClass(cluster);
  const candidates = byClass.get(className) ?? controllersOfClass(cluster, className);
  byClass.set(className, candidates);
  if (candidates.length < 2) {
    return candidates;
  }
  const readers = new Set([...object.annotations.keys()].map(readerOfAnnotation));
  const addressed = candidates.filter((each) => readers.has(each));
  return addressed.length === 1 ? addressed : candidates;
}

/** Many Ingresses name few classes. */
const controllersByClass = once((_cluster: Cluster) => new Map<string, readonly IngressControllerFacts[]>());

function controllersOfClass(cluster: Cluster, className: string): readonly IngressControllerFacts[] {
  const claims = cluster
    .ofKind('IngressClass')
    .anywhere(className)
    .map(({ object }) => object.spec.get('controller').text ?? '');
  return INGRESS_CONTROLLERS.filter((each) =>
    claims.length > 0 ? claims.some((claim) => each.claims.test(claim)) : each.classes.includes(className),
  );
}

/** Whether an Ingress repeats routes of another, to take some of its requests. */
export function isCanary({ object }: Ingress, controller: IngressControllerFacts | undefined): boolean {
  const key = controller?.canaryAnnotation;
  return key !== undefined && object.annotations.get(key) === 'true';
}
