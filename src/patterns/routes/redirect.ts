import { Complaint, isComplaint } from '../../values/complaint';
import { host as parseHost } from '../../values/host';
import { instanceOf, objectWith, oneOf, optional, type Parser } from '../../values/parser';
import { portNumber } from '../../values/port';
import { listed, quoted, shown } from '../../values/wording';
import { accepted } from '../refusal';
import { PathRewrite } from './path-rewrite';
import type { RouteBackend } from './route-backend';
import { RouteTarget } from './route-target';

/** Where a redirect leads. What is left out stays as the client asked for it; something must change. */
export interface RedirectOptions {
  /**
   * `http` or `https`.
   *
   * @default - as the client asked
   */
  readonly scheme?: string;

  /**
   * The host, a DNS name without `*`.
   *
   * @default - as the client asked
   */
  readonly host?: string;

  /**
   * The port, 1 to 65535.
   *
   * @default - that of the scheme
   */
  readonly port?: number;

  /**
   * The path that it leads to.
   *
   * @default - as the client asked
   */
  readonly path?: PathRewrite;

  /**
   * The status: 301, 302, 303, 307 or 308. Browsers keep 301 and 308 for good.
   *
   * @default 302
   */
  readonly status?: number;
}

const STATUSES: readonly number[] = [301, 302, 303, 307, 308];

const statusOfRedirect: Parser<number> = (input) =>
  STATUSES.includes(input as number)
    ? (input as number)
    : new Complaint(
        shown(input),
        `status ${listed(STATUSES.map(String))}`,
        'choose 301 for good, 302 for now; 308 and 307 keep the method',
      );

const nameOfHost: Parser<string> = (input) => {
  const host = parseHost(input);
  return isComplaint(host) || !host.startsWith('*')
    ? host
    : new Complaint(quoted(host), 'one host, for a browser must know where to go', 'leave out the star');
};

const readOptions = objectWith(
  {
    scheme: optional(oneOf(['http', 'https'])),
    host: optional(nameOfHost),
    port: optional(portNumber),
    path: optional(instanceOf(PathRewrite, 'PathRewrite.replacePath("/new")')),
    status: optional(statusOfRedirect),
  },
  'where the redirect leads',
);

/** The answer that sends the client elsewhere. */
export class RouteRedirect extends RouteTarget {
  /**
   * Sends the client elsewhere, with the query that it came with.
   *
   * @param options what changes; refused is nothing but a status, for the client would come again for ever
   */
  public static to(options: RedirectOptions): RouteRedirect {
    const where = 'RouteRedirect.to';
    const { status = 302, ...read } = accepted(where, readOptions(options));
    if (Object.values(read).every((value) => value === undefined)) {
      accepted(
        where,
        new Complaint(
          'a redirect to where the client comes from',
          'another scheme, host, port or path',
          'say what changes: { scheme: "https" }',
        ),
      );
    }
    return new RouteRedirect(status, read.scheme, read.host, read.port, read.path);
  }

  private constructor(
    /** The status of the answer: 301, 302, 303, 307 or 308. */
    public readonly status: number,
    /**
     * `http` or `https`.
     *
     * @default - as the client asked
     */
    public readonly scheme?: string,
    /**
     * The host that it leads to.
     *
     * @default - as the client asked
     */
    public readonly host?: string,
    /**
     * The port, 1 to 65535.
     *
     * @default - that of the scheme
     */
    public readonly port?: number,
    /**
     * The path that it leads to.
     *
     * @default - as the client asked
     */
    public readonly path?: PathRewrite,
  ) {
    super();
  }

  /** @internal */
  public get _backends(): readonly RouteBackend[] {
    return [];
  }

  /**
   * Whether a client that came by HTTPS is sent where it came from.
   *
   * @internal
   */
  public get _isLoopOverTls(): boolean {
    return this.scheme === 'https' && [this.host, this.port, this.path].every((change) => change === undefined);
  }

  /** @internal */
  public get _title(): string {
    return 'a redirect';
  }
}
