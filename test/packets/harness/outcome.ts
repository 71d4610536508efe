/*
 * What the client of the rig says of a question, as test/cluster/echo writes it.
 */

/** Who answered, and whom it saw. */
export interface Echo {
  readonly pod?: string;
  readonly namespace?: string;
  readonly node?: string;
  readonly container?: string;
  readonly protocol: 'http/1.1' | 'h2' | 'h2c' | 'tcp' | 'udp';
  readonly tls: boolean;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly sni?: string;
  readonly method?: string;
  readonly host?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly said?: string;
}

/** Why no answer came. */
export type Failure =
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'reset'
  | 'forbidden'
  | 'nxdomain'
  | 'certificate'
  | 'closed'
  | 'other';

export interface DnsRecord {
  readonly name: string;
  readonly type: string;
  readonly data: string;
  readonly ttl: number;
}

export interface Outcome {
  readonly asked: string;
  /** That an answer came, whatever it said: a 503 is one, and so is NXDOMAIN. */
  readonly ok: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly certificate?: { readonly subject: string; readonly names: readonly string[]; readonly verified: boolean };
  readonly echo?: Echo;
  readonly health?: 'SERVING' | 'NOT_SERVING';
  readonly rcode?: string;
  readonly answers?: readonly string[];
  readonly records?: readonly DnsRecord[];
  readonly error?: Failure;
  readonly words?: string;
  readonly milliseconds: number;
}

/** An outcome in as few words as tell it from others: `web-1`, `HTTP 404`, `refused`, `NXDOMAIN`. */
export function inShort({ ok, echo, status, error, health, rcode, answers = [] }: Outcome): string {
  if (!ok) {
    return error ?? 'other';
  }
  if (rcode !== undefined) {
    return answers.length > 0 ? [...answers].sort().join(' ') : rcode === 'NOERROR' ? 'no record' : rcode;
  }
  return health ?? echo?.pod ?? (status === undefined || echo !== undefined ? 'somebody' : `HTTP ${status}`);
}
