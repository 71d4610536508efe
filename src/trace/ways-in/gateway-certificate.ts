import { isEncrypted, type Request } from '../request';
import type { Path, Walk } from '../walk';
import { closestCovering, namesOf } from './certificates-by-name';
import type { GatewayWay } from './gateway-ways';
import { certificateOf, certificatesShownBy, endsTls } from './listener-certificate';
import { type ShownSecret, showCertificate } from './shown-certificate';

/** Shows the certificate of a listener to a client that wants one; the end of the way where there is none that it takes. */
export function withCertificate(request: Request, walk: Walk, way: GatewayWay, host: string): Walk | Path[] {
  if (!isEncrypted(request)) {
    return walk;
  }
  const { holder, listener } = way;
  if (!endsTls(way)) {
    return walk.hop('tls', 'TLS is passed on to the pods', holder.object, listener.field.find('tls', 'mode'));
  }
  const shown = certificateOf(request.cluster, way);
  if ('because' in shown) {
    const { because, object, field } = shown;
    return walk.hop('tls', because, object, field).ends({ is: 'certificate refused', because });
  }
  return showCertificate(request.cluster, walk, bestFor(request, way, host) ?? shown, host);
}

/** The Secret for the name that the client asks for, whatever listener names it, where the implementation goes by that. */
function bestFor({ cluster }: Request, { facts }: GatewayWay, host: string): ShownSecret | undefined {
  if (facts?.certificatesByName !== true) {
    return undefined;
  }
  const names = ({ namespace, name }: ShownSecret) => namesOf(cluster, namespace, name);
  return closestCovering(certificatesShownBy(cluster, facts), names, host);
}
