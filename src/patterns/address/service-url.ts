import { Complaint } from '../../values/complaint';
import { optional, type Parser } from '../../values/parser';
import { HTTP_PORTS } from '../../values/port';
import { quoted, shown } from '../../values/wording';
import type { PodPort } from '../ports/pod-port';
import { podPort } from '../ports/port-parsers';
import { accepted, readerOf } from '../refusal';

/** Which URL of a Service is meant. */
export interface UrlOptions {
  /**
   * Which port of the Service is meant.
   *
   * @default - its only one; refused where it has several
   */
  readonly port?: PodPort;

  /**
   * What follows host and port, such as `/api`; it begins with "/".
   *
   * @default - nothing
   */
  readonly path?: string;
}

/** The ports that clients assume, and that a URL therefore leaves out (WHATWG URL, "special scheme"). */
const ASSUMED: Readonly<Record<string, number>> = {
  ...HTTP_PORTS,
  ws: HTTP_PORTS.http,
  wss: HTTP_PORTS.https,
  ftp: 21,
};

const scheme: Parser<string> = (input) =>
  typeof input === 'string' && /^[a-z][a-z0-9+.-]*$/.test(input)
    ? input
    : new Complaint(
        shown(input),
        'the scheme of a URL: a-z, digits, "+", "." and "-", with a letter first',
        typeof input === 'string' && /^[a-z][a-z0-9+.-]*:\/*$/.test(input)
          ? `did you mean ${quoted(input.replace(/:\/*$/, ''))}?`
          : 'write it like "http" or "postgres"',
      );

const path: Parser<string> = (input) =>
  typeof input === 'string' && /^\/[!-~]*$/.test(input)
    ? input
    : new Complaint(shown(input), 'a path that begins with "/", without blanks', 'write it like "/api"');

const readUrl = readerOf<UrlOptions>()({ port: optional(podPort), path: optional(path) });

/** A URL whose host is still to be settled. */
export interface UrlPlan {
  readonly port?: PodPort;
  at(host: string, port: number): string;
}

/** Reads which URL is meant; what is wrong with it is refused at `where`. */
export function urlPlan(where: string, givenScheme: string, options: UrlOptions): UrlPlan {
  const checked = accepted(`${where} scheme`, scheme(givenScheme));
  const read = readUrl(where, options);
  return {
    port: read.port,
    at: (host, port) => `${checked}://${host}${ASSUMED[checked] === port ? '' : `:${port}`}${read.path ?? ''}`,
  };
}
