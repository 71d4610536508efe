import { isSubdomain } from './dns-name';

/** What may stand in a path below a domain: the characters of a path in a URL. */
const PATH = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** Whether a text is a DNS name, a slash and a path, as the names of controllers are: `example.com/gateway`. */
export function isDomainPrefixedPath(text: string, path = PATH): boolean {
  const slash = text.indexOf('/');
  return slash > 0 && isSubdomain(text.slice(0, slash)) && path.test(text.slice(slash + 1));
}
