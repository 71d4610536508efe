import type { KubeObject } from '../../model/objects/kube-object';
import { annotationLike } from '../makers/annotation-like';

/** What tells that an Ingress keeps clients on their pods itself, in words: all controllers call it by one of these. */
export function ownSessionsBy(object: KubeObject): string | undefined {
  return annotationLike(object, /^[^/]*\/(affinity|.*sticky|session-cookie)/);
}
