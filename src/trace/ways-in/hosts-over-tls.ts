import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Ingress, IngressPath } from '../../model/views/ingress';
import { isEncrypted, type Request } from '../request';

/*
 * What the hosts of an Ingress have over TLS, where a controller goes by those that `spec.tls` names.
 */

/** Whether a controller makes of the hosts that `spec.tls` names what is served over TLS. */
export function goesByTls(request: Request, controller: IngressControllerFacts | undefined): boolean {
  return isEncrypted(request) && controller?.certificates.hostsTakeAll === true;
}

/** The hosts that `spec.tls` of an Ingress names. */
export function hostsOfTls({ tls }: Ingress): readonly string[] {
  return tls.flatMap(({ hosts }) => hosts.flatMap(({ text }) => text ?? []));
}

/** Whether an Ingress has something for every host, which a host of `spec.tls` gets then in place of what is for itself. */
export function isForAll({ defaultBackend, paths }: Ingress): boolean {
  return defaultBackend !== undefined || paths.some(({ host }) => host === '');
}

/** The paths of an Ingress, with the hosts at which they are served. */
export function pathsServed(
  request: Request,
  controller: IngressControllerFacts | undefined,
  ingress: Ingress,
): readonly IngressPath[] {
  const { paths } = ingress;
  return goesByTls(request, controller)
    ? hostsOfTls(ingress).flatMap((host) =>
        isForAll(ingress)
          ? paths.filter((path) => path.host === '').map((path) => ({ ...path, host }))
          : paths.filter((path) => path.host === host),
      )
    : paths;
}
