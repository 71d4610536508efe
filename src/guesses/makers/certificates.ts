import type { KubeObject } from '../../model/objects/kube-object';
import { annotationLike } from './annotation-like';

/*
 * What tells that certificates come of themselves, in words. An Ingress or a Gateway says so by annotations, and all who read them
 * use the words of the protocol and of the authorities: cert-manager, its predecessors, the operators of clouds.
 */

/** That somebody is asked to get one, and to put it into the Secret that is named. */
export function certificateAskedBy(object: KubeObject): string | undefined {
  return annotationLike(object, /issuer|acme/);
}

/** That one is named which is no Secret, such as one that a cloud keeps. */
export function certificateNamedBy(object: KubeObject): string | undefined {
  return annotationLike(object, /cert/);
}

/** That a listener which says nothing of TLS gets its certificate, or its whole TLS, by other ways. */
export function tlsSetBy(object: KubeObject): string | undefined {
  return annotationLike(object, /cert|tls|ssl/);
}
