import type { Ingress } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { isEncrypted, type Request } from '../request';
import type { Path, Walk } from '../walk';
import { closestCovering, namesOf } from './certificates-by-name';
import { closestRule } from './ingress-hosts';
import { type Entry, entriesOfClass, entryFor, entryNaming } from './ingress-tls-entries';
import type { IngressWay } from './ingress-ways';
import { showCertificate } from './shown-certificate';

/** What the controller shows to a client that speaks TLS; the end of the way where the client does not take it. */
export function endTls(request: Request, walk: Walk, way: IngressWay, host: string): Walk | Path[] {
  if (!isEncrypted(request)) {
    return walk;
  }
  const { forHostsOfRules, hostsTakeAll } = way.controller?.certificates ?? {};
  if (forHostsOfRules !== true && hostsTakeAll !== true) {
    return certificateOf(request, walk, way, host, bestEntry(request, way, host) ?? entryFor(way, host));
  }
  const served = closestRule(request, way, host);
  return certificateOf(request, walk, way, host, served === undefined ? undefined : entryNaming(way, served));
}

/** The entry with the certificate that is for a host, of all Ingresses, where the controller goes by that. */
function bestEntry({ cluster }: Request, { controller, ingresses }: IngressWay, host: string): Entry | undefined {
  if (controller?.certificates.byName !== true) {
    return undefined;
  }
  const names = ({ ingress, secretName }: Entry) =>
    secretName === undefined ? [] : namesOf(cluster, ingress.object.namespace, secretName);
  return closestCovering(entriesOfClass(cluster, ingresses[0]?.className), names, host);
}

function certificateOf(
  request: Request,
  walk: Walk,
  way: IngressWay,
  host: string,
  entry: Entry | undefined,
): Walk | Path[] {
  const elsewhere = fromElsewhere(walk, way, host);
  if (elsewhere !== undefined) {
    return elsewhere;
  }
  if (entry === undefined) {
    return withoutEntry(walk, way, host);
  }
  const { ingress, field, secretName: name } = entry;
  if (name === undefined) {
    return walk
      .hop('tls', `${way.router} shows its own certificate for ${host}`, ingress.object, field)
      .assuming(`the certificate that ${way.router} finds covers ${host}`);
  }
  const shown = { object: ingress.object, field: field.get('secretName'), namespace: ingress.object.namespace, name };
  return showCertificate(request.cluster, walk, shown, host);
}

/** Certificates that are in no Secret: named by an annotation, or kept by the cloud. */
function fromElsewhere(walk: Walk, { router, controller, ingresses }: IngressWay, host: string): Walk | undefined {
  const { namedBy = [], secrets, insteadOfSecrets } = controller?.certificates ?? {};
  for (const { object } of ingresses) {
    const key = namedBy.find((each) => object.annotations.has(each));
    if (key !== undefined) {
      return walk
        .hop('tls', `the certificate that ${key} names`, object, object.root.find('metadata', 'annotations', key))
        .assuming(`that certificate covers ${host}`);
    }
  }
  return secrets === false
    ? walk
        .hop('tls', `${router} shows a certificate from ${insteadOfSecrets ?? 'elsewhere'}`, ingresses[0]?.object)
        .assuming(`a certificate there covers ${host}`)
    : undefined;
}

function withoutEntry(walk: Walk, way: IngressWay, host: string): Path[] {
  const { router, controller, ingresses } = way;
  const [ingress] = ingresses;
  const field = ingress?.object.spec.get('tls');
  if (controller?.certificates.ownCertificate === 'none') {
    const lacking =
      entryFor(way, host) === undefined
        ? 'a certificate'
        : 'both a certificate and a path that is served, by one name,';
    const because = `${router} serves no HTTPS for ${host}, for no Ingress names ${lacking} for it`;
    return walk.hop('tls', because, ingress?.object, field).ends({ is: 'certificate refused', because });
  }
  return walk
    .hop('tls', `${router} has no certificate for ${host}`, ingress?.object, field)
    .assuming(`${router} has no default certificate that clients trust`)
    .ends({ is: 'certificate refused', because: `no Ingress of ${router} names a certificate for ${host}` });
}

/** What must be so where TLS ends only by an annotation, which is not there. */
export function withoutAnnotation({ controller }: IngressWay, { object }: Ingress): string[] {
  const missing = Object.entries(controller?.certificates.annotations ?? {}).find(
    ([key, value]) => object.annotations.get(key) !== value,
  );
  return missing === undefined
    ? []
    : [
        `${controller?.name} ends TLS where these requests come in, for ${object.title} has no ${missing[0]}: ${quoted(missing[1])}`,
      ];
}
