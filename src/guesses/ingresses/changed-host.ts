import { INGRESS_CONTROLLERS, readerOfAnnotation } from '../../kinds/controllers';
import type { KubeObject } from '../../model/objects/kube-object';
import { changesHost } from '../../model/traffic/changed-host';
import { annotationLike } from '../makers/annotation-like';

/**
 * What tells that another host is asked for, in words, where nobody knows who reads the annotations of an Ingress, a route or a
 * Service: any controller that is known may, and one that is not calls it as these do.
 */
export function hostChangedBy(object: KubeObject): string | undefined {
  const known = INGRESS_CONTROLLERS.find((each) => changesHost(each, object));
  return known === undefined
    ? annotationLike(object, /vhost|host-?header|pass-?host|preserve-host|snippet|set-headers/i, isOfNobody)
    : `its annotations for ${known.name}`;
}

/** Of those of known controllers it is known what they do. */
function isOfNobody(key: string): boolean {
  return readerOfAnnotation(key) === undefined;
}
