import { factOf } from '../../kinds/annotations/judged-annotation';
import { isMeantBy } from '../../kinds/annotations/starred-key';
import type { IngressControllerFacts } from '../../kinds/controllers';
import type { KubeObject } from '../objects/kube-object';

/** Whether annotations of an object, that of a route or a Service, may have a controller ask for another host than it was asked for. */
export function changesHost({ annotations, hostSettings = [] }: IngressControllerFacts, object: KubeObject): boolean {
  // What is read on an Ingress is read on a route of the Gateway API as well, by those who read annotations there.
  const carrier = object.known === 'Service' ? 'Service' : 'Ingress';
  return [...object.annotations].some(([key, value]) => {
    const written = annotations.ignoresCase ? key.toLowerCase() : key;
    return hostSettings.some(
      (each) =>
        isMeantBy(each.key, written) &&
        (each.values?.test(value) ?? true) &&
        factOf(annotations, key)?.on.includes(carrier),
    );
  });
}
