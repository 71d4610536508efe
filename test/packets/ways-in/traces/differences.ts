import { writeFileSync } from 'node:fs';
import { dump } from 'js-yaml';
import { textTrace } from '../../../../src/trace/report/text';
import { newFile } from '../../../support/certificates';
import { inShort, type Outcome } from '../../harness/outcome';
import { rig } from '../../harness/rig';
import { inRows } from '../../harness/rows';
import { lastWithin } from '../../harness/waiting';
import { answerIn, NO_TLS, type Question } from './questions';

/** More answers than this that the trace does not know would make it useless. */
export const MOST_UNKNOWN = 0.05;

/** How long what differs is asked again, in milliseconds: controllers take what is new in their own time. */
const PATIENCE = 60_000;

/** Where and how the questions are asked. */
export interface Asking {
  readonly address: string;
  /** The certificates that the client trusts. */
  readonly trusted: readonly string[];
}

/**
 * The questions that are answered otherwise than the trace says, after every patience, each with its trace. All are asked
 * anew each time: a 404 may be what was so before.
 */
export async function differencesIn(questions: readonly Question[], { address, trusted }: Asking): Promise<string[]> {
  const known = questions.filter(({ expected }) => expected !== undefined);
  console.info(`${questions.length} questions, of which the trace does not know ${questions.length - known.length}`);
  const ca = newFile('pem');
  writeFileSync(ca, trusted.join('\n'));
  return lastWithin(
    PATIENCE,
    async () => {
      const asked = await Promise.all(
        inRows(known, MOST_IN_A_ROW, askedAs).map((group) => answersTo(group, address, ca)),
      );
      return asked.flat().flatMap(({ question, seen }) => {
        const { expected = [] } = question;
        return expected.join() === seen.join() ? [] : [told(question, seen)];
      });
    },
    (differences) => differences.length === 0,
  );
}

interface Answered {
  readonly question: Question;
  readonly seen: readonly string[];
}

function told({ request, url, expected, trace, of }: Question, seen: readonly string[]): string {
  const [{ method = '', headers = {} }, words] = [request, expected?.join(', ')];
  const asked = [method, request.scheme.startsWith('grpc') ? 'gRPC' : '', url, ...Object.keys(headers)].filter(Boolean);
  return `${asked.join(' ')}: expected ${words}; found ${seen.join(', ')}\n${textTrace(trace)}\n${dump(of, { noRefs: true })}`;
}

/** As many questions as are asked one after the other. */
const MOST_IN_A_ROW = 60;

/** What has to be alike of questions that are asked by one call. */
function askedAs(question: Question): string {
  return JSON.stringify(flagsOf(question, ''));
}

/** As often as shows both of two answers of which one comes for a third of the requests, but for once in ten thousand. */
const OFTEN = 24;

function timesFor({ expected = [] }: Question): number {
  return expected.length > 1 ? OFTEN : 1;
}

const GRPC = { 'Content-Type': 'application/grpc', TE: 'trailers' };

function flagsOf(question: Question, ca: string): string[] {
  const { request, isPassedOn } = question;
  const isCall = request.scheme.startsWith('grpc');
  const headers = Object.entries({ ...request.headers, ...(isCall ? GRPC : {}) });
  return [
    `--count=${timesFor(question)}`,
    `--timeout=5s`,
    `--method=${request.method ?? (isCall ? 'POST' : 'GET')}`,
    ...headers.map(([name, value]) => `--header=${name}: ${value}`),
    ...(isCall ? ['--http2'] : []),
    ...(isPassedOn ? [] : [`--ca=${ca}`]),
  ];
}

async function answersTo(questions: readonly Question[], address: string, ca: string): Promise<Answered[]> {
  const [first] = questions as [Question];
  const hosts = new Set(questions.map(({ request: { host } }) => host));
  const flags = [...flagsOf(first, ca), ...[...hosts].map((host) => `--resolve=${host}=${address}`)];
  const { code, stdout, stderr } = await rig('ask', 'client', ...flags, ...questions.map(({ url }) => url));
  if (code !== 0) {
    throw new Error(`cannot ask: ${stderr.trim()}`);
  }
  const times = timesFor(first);
  const outcomes: Outcome[] = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return questions.map((question, i) => ({ question, seen: wordsFor(outcomes.slice(i * times, (i + 1) * times)) }));
}

function wordsFor(outcomes: readonly Outcome[]): string[] {
  return [...new Set(outcomes.map(wordFor))].sort();
}

/** How a client of TLS that got no connection says so: the server closes, or sends an alert, or shows what is not trusted. */
const WITHOUT_TLS = ['certificate', 'closed', 'reset', 'other'];

/** What proxies make of a status of HTTP for a client that speaks gRPC. */
const STATUS_OF_CALLS: Readonly<Record<string, number>> = { 2: 500, 12: 404, 14: 503 };

function wordFor(outcome: Outcome): string {
  const { pod, namespace, host, path } = outcome.echo ?? {};
  if (pod !== undefined) {
    // Pods are called after their Deployment.
    return `${namespace}/${pod.replace(/-[^-]+-[^-]+$/, '')} asked for ${host}${path}`;
  }
  if (outcome.asked.startsWith('https:') && WITHOUT_TLS.includes(outcome.error ?? '')) {
    return NO_TLS;
  }
  const { 'grpc-status': call, location } = outcome.headers ?? {};
  if (call !== undefined) {
    return `HTTP ${STATUS_OF_CALLS[call] ?? `of gRPC ${call}`}`;
  }
  // A proxy may leave out what stays as it was.
  return location === undefined ? inShort(outcome) : answerIn(outcome.status, new URL(location, outcome.asked).href);
}
