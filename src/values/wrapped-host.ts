import { isSubdomain } from './dns-name';
import { IpAddress } from './ip-address';

/** A host with more around it than a DNS name has. */
export interface WrappedHost {
  /** What is around it, such as `with a port`. */
  readonly wrapping: string;

  /** The host itself, a DNS name or an address, unless it is unclear which part is the host. */
  readonly host: string | undefined;
}

/**
 * The host inside a URL, `host:port`, `user@host` or `host/path`; undefined where nothing is around it. Texts like these
 * may hold a password, so sentences repeat the host and nothing else.
 */
export function wrappedHost(text: string): WrappedHost | undefined {
  const [scheme = ''] = /^(?:[a-z][a-z0-9+.-]{0,30}:){1,4}\/\//i.exec(text) ?? [];
  const [authority = ''] = text.slice(scheme.length).split(/[/?#]/, 1);
  const path = text.slice(scheme.length + authority.length);
  const place = authority.slice(authority.indexOf('@') + 1);
  const [, bracketed, named] = /^(?:\[([^[\]]*)\]|([^:]*))(?::\d*)?$/.exec(place) ?? [];
  const spelled = bracketed ?? named;
  const host = spelled?.toLowerCase();
  const wrapping = wrappingOf(
    scheme !== '',
    authority !== place,
    path !== '',
    spelled !== undefined && /:\d*$/.test(place),
  );
  if (wrapping === undefined) {
    return undefined;
  }
  // A password with "@", "/" or "#" in it makes the host a guess.
  const certain = host !== undefined && !place.includes('@') && !(path.includes('@') && authority === place);
  return { wrapping, host: certain && (isSubdomain(host) || IpAddress.meantBy(host) !== undefined) ? host : undefined };
}

function wrappingOf(scheme: boolean, user: boolean, path: boolean, port: boolean): string | undefined {
  if (scheme) return 'in a URL';
  if (user) return 'with a user name';
  if (path) return 'with a path';
  return port ? 'with a port' : undefined;
}
