import { SCHEDULES } from '../../kinds/companions/schedules';
import type { KubeObject } from '../../model/objects/kube-object';
import { annotationFor, annotationLike } from './annotation-like';

/** What tells that a program gives a workload its pods, in words; one that is not known, by what its key says. */
export function scaledBy(object: KubeObject): string | undefined {
  return annotationFor(SCHEDULES, object) ?? annotationLike(object, /scal|sleep|replica|downtime|uptime/i);
}
