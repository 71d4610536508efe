import type { Ingress, IngressTls } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { isEncrypted, type Request } from '../request';
import type { Path, Walk } from '../walk';
import { closeness } from './host-match';
import type { IngressWay } from './ingress-ways';
import { showCertificate } from './shown-certificate';

/** An entry of `spec.tls`, and the Ingress that it is of. */
interface Entry extends IngressTls {
  readonly ingress: Ingress;
}

/** What the controller shows to a client that speaks TLS; the end of the way where the client does not take it. */
export function endTls(request: Request, walk: Walk, way: IngressWay, host: string): Walk | Path[] {
  return isEncrypted(request) ? certificateOf(request, walk, way, host) : walk;
}

/** The status by which a plain request is sent on to HTTPS, if it is. */
export function redirectOf(request: Request, way: IngressWay, ingress: Ingress, host: string): number | undefined {
  const redirect = way.controller?.redirectsToHttps;
  return !isEncrypted(request) &&
    redirect !== undefined &&
    entryFor(way, host) !== undefined &&
    redirect.stoppedBy.every((key) => ingress.object.annotations.get(key) !== 'false')
    ? redirect.status
    : undefined;
}

function entryFor(way: IngressWay, host: string): Entry | undefined {
  const entries = way.ingresses.flatMap((ingress) => ingress.tls.map((tls) => ({ ingress, ...tls })));
  const isFor = ({ hosts }: Entry) => hosts.some(({ text }) => closeness(text ?? '', host, 'one') !== undefined);
  return entries.find(isFor) ?? entries.find(({ hosts }) => hosts.length === 0);
}

function certificateOf(request: Request, walk: Walk, way: IngressWay, host: string): Walk | Path[] {
  const entry = entryFor(way, host);
  const elsewhere = fromElsewhere(walk, way, host);
  if (elsewhere !== undefined) {
    return elsewhere;
  }
  if (entry === undefined) {
    return withoutEntry(walk, way, host);
  }
  const { ingress, field, secretName: name } = entry;
  const here = walk.assuming(...withoutAnnotation(way, ingress));
  if (name === undefined) {
    return here
      .hop('tls', `${way.router} shows its own certificate for ${host}`, ingress.object, field)
      .assuming(`the certificate that ${way.router} finds covers ${host}`);
  }
  const shown = { object: ingress.object, field: field.get('secretName'), namespace: ingress.object.namespace, name };
  return showCertificate(request.cluster, here, shown, host);
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

function withoutEntry(walk: Walk, { router, controller, ingresses }: IngressWay, host: string): Path[] {
  const [ingress] = ingresses;
  const field = ingress?.object.spec.get('tls');
  if (controller?.certificates.ownCertificate === 'none') {
    const because = `${router} serves no HTTPS for ${host}, for no Ingress names a certificate for it`;
    return walk.hop('tls', because, ingress?.object, field).ends({ is: 'certificate refused', because });
  }
  return walk
    .hop('tls', `${router} has no certificate for ${host}`, ingress?.object, field)
    .assuming(`${router} has no default certificate that clients trust`)
    .ends({ is: 'certificate refused', because: `no Ingress of ${router} names a certificate for ${host}` });
}

/** What must be so where TLS ends only by an annotation, which is not there. */
function withoutAnnotation({ controller }: IngressWay, { object }: Ingress): string[] {
  const missing = Object.entries(controller?.certificates.annotations ?? {}).find(
    ([key, value]) => object.annotations.get(key) !== value,
  );
  return missing === undefined
    ? []
    : [
        `${controller?.name} ends TLS where these requests come in, for ${object.title} has no ${missing[0]}: ${quoted(missing[1])}`,
      ];
}
