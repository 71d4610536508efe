import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Ingress } from '../../model/views/ingress';
import type { Field } from '../../values/field';
import { isEncrypted, type Request } from '../request';
import { entryFor, entryNaming } from './ingress-tls-entries';
import type { IngressWay } from './ingress-ways';

/** That a controller sends plain requests on to HTTPS. */
export interface HttpsRedirection {
  readonly status: number;
  readonly because: string;
  /** The annotation that asks for it; nothing where the controller does it by itself. */
  readonly field: Field | undefined;
}

/** How a plain request is sent on to HTTPS, if it is, where `rule` is the host of the rule that takes it. */
export function redirectionOf(
  request: Request,
  way: IngressWay,
  ingress: Ingress,
  host: string,
  rule: string,
): HttpsRedirection | undefined {
  if (isEncrypted(request) || way.controller === undefined) {
    return undefined;
  }
  const entry = way.controller.certificates.hostsTakeAll === true ? entryNaming(way, rule) : entryFor(way, host);
  return redirectionBy(way.controller, ingress, entry !== undefined);
}

/**
 * How a controller sends plain requests for an Ingress on to HTTPS, if it does.
 *
 * @param isSecure whether the host has TLS
 */
export function redirectionBy(
  { name, demandedRedirect, redirectsToHttps }: IngressControllerFacts,
  { object }: Ingress,
  isSecure: boolean,
): HttpsRedirection | undefined {
  if (demandedRedirect !== undefined && object.annotations.get(demandedRedirect.key) === 'true') {
    const { key, status } = demandedRedirect;
    const field = object.root.find('metadata', 'annotations', key);
    return { status, because: `${key} has ${name} send HTTP on to HTTPS`, field };
  }
  const stops = redirectsToHttps?.stoppedIf ?? /^false$/;
  const isStopped = redirectsToHttps?.stoppedBy.some((key) => stops.test(object.annotations.get(key) ?? ''));
  return redirectsToHttps === undefined || !isSecure || isStopped === true
    ? undefined
    : {
        status: redirectsToHttps.status,
        because: `${name} sends HTTP on to HTTPS for hosts with TLS`,
        field: undefined,
      };
}
