import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { pathOf } from '../../model/views/route';
import type { Field } from '../../values/field';
import { HTTP_PORTS } from '../../values/port';
import { isEncrypted, type Request } from '../request';
import { matchesOf } from './http-match';

/*
 * What becomes of a URL: where the client of a redirect is sent, as the `Location` of the answer says it, and what pods are asked.
 */

/** What a client asked for. */
export interface Asked {
  readonly host: string;
  readonly port: number;
}

/** The ports that schemes mean, which a URL does not repeat. */
const PORTS: Readonly<Record<string, number | undefined>> = HTTP_PORTS;

/** The same by HTTPS. */
export function overHttps({ path, query }: Request, host: string): string {
  return urlOf('https', host, undefined, path, query);
}

/**
 * Where a filter of a rule sends requests. What it does not name stays as it was asked for; but a port follows the scheme.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter
 */
export function locationBy(
  redirect: Field,
  rule: Field,
  request: Request,
  asked: Asked,
  facts: GatewayFacts | undefined,
): string {
  const scheme = redirect.get('scheme').text ?? schemeOf(request);
  const host = redirect.get('hostname').text ?? asked.host;
  const port = redirect.get('port').number ?? portBy(redirect, request, asked, facts);
  return urlOf(scheme, host, port, pathBy(redirect.get('path'), rule, request.path, facts), request.query);
}

/** What a filter makes of a request that is sent on, as a sentence. */
export function rewriteBy(rewrite: Field, rule: Field, request: Request, facts: GatewayFacts | undefined): string {
  const host = rewrite.get('hostname').text;
  const path = rewrite.has('path') ? pathBy(rewrite.get('path'), rule, request.path, facts) : undefined;
  const changed = [
    ...(host === undefined ? [] : [`the host becomes ${host}`]),
    ...(path === undefined ? [] : [`the path becomes ${path}`]),
  ];
  return changed.length === 0 ? 'nothing is rewritten' : changed.join(', ');
}

function schemeOf(request: Request): 'http' | 'https' {
  return isEncrypted(request) ? 'https' : 'http';
}

/** The port where none is named; undefined for that of the scheme. */
function portBy(
  redirect: Field,
  request: Request,
  { port }: Asked,
  facts: GatewayFacts | undefined,
): number | undefined {
  if (facts?.redirectsKeepPort === true) {
    return redirect.has('hostname') || port === PORTS[schemeOf(request)] ? undefined : port;
  }
  return PORTS[redirect.get('scheme').text ?? ''] === undefined ? port : undefined;
}

function pathBy(path: Field, rule: Field, asked: string, facts: GatewayFacts | undefined): string {
  switch (path.get('type').text) {
    case 'ReplaceFullPath':
      return path.get('replaceFullPath').text ?? '/';
    case 'ReplacePrefixMatch': {
      const [match = rule] = matchesOf(rule);
      return (facts?.replacePrefix ?? replacedPrefix)(
        asked,
        pathOf(match).value,
        path.get('replacePrefixMatch').text ?? '/',
      );
    }
    default:
      return asked;
  }
}

/** Element by element: a slash at the end of either prefix means nothing. */
function replacedPrefix(path: string, prefix: string, by: string): string {
  const rest = path.slice(prefix.replace(/(?<!\/)\/+$/, '').length);
  return `${by.replace(/(?<!\/)\/+$/, '')}${rest}` || '/';
}

function urlOf(scheme: string, host: string, port: number | undefined, path: string, query: URLSearchParams): string {
  const named = host.includes(':') ? `[${host}]` : host;
  const shown = port === undefined || port === PORTS[scheme] ? '' : `:${port}`;
  const parameters = query.size === 0 ? '' : `?${query}`;
  return `${scheme}://${named}${shown}${path}${parameters}`;
}
