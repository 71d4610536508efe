import type { Failure, Outcome } from './outcome';
import { inShort } from './outcome';
import { type Run, rig } from './rig';
import { until } from './waiting';

/**
 * From where something is asked: `client` outside the cluster, `outside` as one of the hosts there, `node/<name>`,
 * `pod/<namespace>/<name>` in the network of a pod, with `/<container>` behind it among the container's files.
 */
export type Place =
  | 'client'
  | 'outside'
  | `node/${string}`
  | `pod/${string}/${string}`
  | `pod/${string}/${string}/${string}`;

/** How to ask. */
export interface Asking {
  /** How often, each time over a connection of its own. @default 1 */
  readonly times?: number;
  /** How long to wait for each answer, in milliseconds. @default 2000 */
  readonly timeout?: number;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The server name of the TLS handshake. @default the host of the URL */
  readonly serverName?: string;
  /** Names with the addresses they are to be taken for, without asking DNS. */
  readonly resolve?: Readonly<Record<string, string>>;
  /** A file with the certificate that vouches for the server's. @default any is taken */
  readonly ca?: string;
  readonly family?: 4 | 6;
  /** One of the addresses of the place. */
  readonly from?: string;
  readonly http2?: boolean;
}

/** Asks several times, one after the other: URLs of http, https, tcp, udp and grpc, and `dns:NAME/TYPE`. */
export async function askOften(place: Place, what: string, asking: Asking = {}): Promise<Outcome[]> {
  const { code, stdout, stderr } = await rig('ask', place, ...flagsOf(asking), what);
  if (code !== 0) {
    throw new Error(`cannot ask ${what} from ${place}: ${stderr.trim()}`);
  }
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/**
 * The answers to what is asked several times. On a machine that stands still for a while a connection may find nobody; that is no
 * word about which pod a client is given.
 */
export async function answersOf(place: Place, what: string, asking: Asking = {}): Promise<Outcome[]> {
  return (await askOften(place, what, asking)).filter(({ ok }) => ok);
}

/** Asks once. */
export async function ask(place: Place, what: string, asking: Asking = {}): Promise<Outcome> {
  const [outcome] = await askOften(place, what, { ...asking, times: 1 });
  return outcome;
}

/** Runs a command in a place; its failure is told by the code. */
export function run(place: Place, ...command: readonly string[]): Promise<Run> {
  return rig('in', place, '--', ...command);
}

/** How often a Service is asked to see all its pods: of three, one stays unseen once in a thousand times, and is asked for again. */
const ENOUGH = 20;

/** Asks until exactly these answer: names of pods, and words such as `refused`, as `inShort` has them. */
export function untilAnsweredBy(
  place: Place,
  what: string,
  expected: readonly string[],
  asking: Asking = {},
): Promise<Outcome[]> {
  const wanted = [...expected].sort().join(', ');
  const times = expected.length === 1 ? 5 : ENOUGH;
  return until(
    `${what} from ${place} answered by ${wanted}`,
    () => askOften(place, what, { times, timeout: 1000, ...asking }),
    (outcomes) => whoIn(outcomes).join(', ') === wanted,
  ).catch((error: Error) => {
    throw new Error(shortened(error.message));
  });
}

/** Asks until an answer comes. */
export function untilAnswered(place: Place, what: string, asking: Asking = {}): Promise<Outcome> {
  return until(
    `an answer to ${what} from ${place}`,
    () => ask(place, what, asking),
    ({ ok }) => ok,
  );
}

/** A machine that stands still for a while loses one answer; as many in a row are lost where packets are dropped. */
const DROPPED = { times: 3, timeout: 700 };

/** Of refusals over IPv6 the kernel sends one a second, so the second attempt of a connection may be the one that hears it. */
const SAID = { times: 1, timeout: 5000 };

/** Asks until it fails in a way. */
export async function untilItFails(
  place: Place,
  what: string,
  how: Failure,
  asking: Omit<Asking, 'times'> = {},
): Promise<Outcome> {
  const [outcome] = await until(
    `${what} from ${place}: ${how}`,
    () => askOften(place, what, { ...(how === 'timeout' ? DROPPED : SAID), ...asking }),
    (outcomes) => outcomes.every(({ error }) => error === how),
  );
  return outcome;
}

/** Asks DNS until exactly these answers come. None means that the name is there and has no record of the type. */
export function untilResolved(place: Place, name: string, type: string, expected: readonly string[]): Promise<Outcome> {
  const wanted = [...expected].sort().join(' ') || 'no record';
  return until(
    `dns:${name}/${type} from ${place}: ${wanted}`,
    () => ask(place, `dns:${name}/${type}`),
    (outcome) => inShort(outcome) === wanted,
  );
}

/** Who answered, each once, in order. */
export function whoIn(outcomes: readonly Outcome[]): string[] {
  return [...new Set(outcomes.map(inShort))].sort();
}

/** How many of some outcomes came from each. */
export function sharesOf(outcomes: readonly Outcome[]): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const outcome of outcomes) {
    shares[inShort(outcome)] = (shares[inShort(outcome)] ?? 0) + 1;
  }
  return shares;
}

function shortened(message: string): string {
  return message.length > 3000 ? `${message.slice(0, 3000)} …` : message;
}

function flagsOf(asking: Asking): string[] {
  const { times = 1, timeout = 2000, method, headers = {}, serverName, resolve = {}, ca, family, from, http2 } = asking;
  return [
    `--count=${times}`,
    `--timeout=${timeout}ms`,
    ...(method === undefined ? [] : [`--method=${method}`]),
    ...Object.entries(headers).map(([name, value]) => `--header=${name}: ${value}`),
    ...(serverName === undefined ? [] : [`--sni=${serverName}`]),
    ...Object.entries(resolve).map(([name, address]) => `--resolve=${name}=${address}`),
    ...(ca === undefined ? [] : [`--ca=${ca}`]),
    ...(family === undefined ? [] : [`--family=${family}`]),
    ...(from === undefined ? [] : [`--from=${from}`]),
    ...(http2 ? ['--http2'] : []),
  ];
}
