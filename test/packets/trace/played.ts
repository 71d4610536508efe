import type { Manifest } from '../../support/synth';
import type { Outcome } from '../harness/outcome';
import { podOf } from '../harness/pods';
import { rig } from '../harness/rig';
import { inRows } from '../harness/rows';
import { podsOf, type Stage } from '../harness/stage';
import { lastWithin, until } from '../harness/waiting';
import { wordsFor } from './answers';
import { isUnready } from './drawn/pods';
import { dumpOf } from './dump';
import { agrees, isOfOnePod, withoutLostRefusals } from './expectation';
import { Live } from './live';
import type { Question } from './questions';
import { calledBy, RECORD } from './records';
import { areEndpointsTold } from './told';

/*
 * Deploys an application and asks for real what the trace was asked.
 */

/** A question whose answers are not what the trace says. */
export interface Difference {
  readonly question: Question;
  readonly seen: readonly string[];
}

/** Deploys an application, each of its namespaces a stage, and waits until it is as it will be. */
export async function deploy(manifests: readonly Manifest[], stages: readonly Stage[]): Promise<Live> {
  for (const stage of stages) {
    await stage.apply(...manifests.filter(({ metadata }) => metadata.namespace === stage.namespace));
  }
  const pods = podsOf(manifests);
  const unready = podsOf(manifests.filter(isUnready));
  return new Live(
    await until(
      `${pods} pods, ${unready} of them unready, endpoints that tell of them, and load balancers with addresses`,
      () => dumpOf(stages),
      (dump) =>
        dump.filter(hasAddress).length === pods &&
        dump.filter((each) => each.kind === 'Pod' && podOf(each).isReady).length === pods - unready &&
        areEndpointsTold(dump) &&
        dump.filter(({ spec }) => spec?.type === 'LoadBalancer').every(({ status }) => status.loadBalancer?.ingress),
      120_000,
    ),
  );
}

function hasAddress({ kind, status }: Manifest): boolean {
  return kind === 'Pod' && status.podIP !== undefined && status.containerStatuses?.[0]?.state.running !== undefined;
}

/** How long what differs is asked again, in milliseconds: proxies, DNS and policies take some moments to hear of what is new. */
const PATIENCE = 20_000;

/** The questions that are answered otherwise than the trace says, after every patience. */
export async function differencesIn(questions: readonly Question[]): Promise<Difference[]> {
  let open: readonly Question[] = questions.filter(({ expected }) => expected !== undefined);
  return lastWithin(
    PATIENCE,
    async () => {
      const asked = await Promise.all(inRows(open, MOST_IN_A_ROW, askedAs).map(answersTo));
      const differences = asked
        .flat()
        .filter(
          ({ question: { expected }, seen }) =>
            expected !== undefined && !agrees(expected, withoutLostRefusals(expected, seen)),
        );
      open = differences.map(({ question }) => question);
      return differences;
    },
    (differences) => differences.length === 0,
  );
}

/** As many questions as are asked one after the other: each may have to wait. */
const MOST_IN_A_ROW = 12;

/** What has to be alike of questions that are asked by one call. */
function askedAs(question: Question): string {
  const isRecord = question.url.startsWith(RECORD);
  return [question.from, question.family, timesFor(question), timeoutFor(question), isRecord].join();
}

/** How often a question is asked at a time: of two endpoints, one stays unseen once in two thousand times. */
function timesFor({ expected }: Question): number {
  const answers = (expected?.words ?? []).filter((word) => / on \d+\//.test(word));
  return answers.length === 0 || (expected?.words.length === 1 && !/^\d+ pods /.test(answers[0] ?? '')) ? 1 : 12;
}

/**
 * A connection that nobody answers is given up after as long, in milliseconds. Of refusals over IPv6 the kernel sends one a
 * second, so a later attempt of a connection may be the one that hears it.
 */
const [TIMEOUT, TIMEOUT_FOR_REFUSALS] = [700, 8000];

function timeoutFor({ family, expected }: Question): number {
  return family === 6 && expected?.words.includes('refused') ? TIMEOUT_FOR_REFUSALS : TIMEOUT;
}

async function answersTo(questions: readonly Question[]): Promise<Difference[]> {
  const [first] = questions as [Question];
  if (first.url.startsWith(RECORD)) {
    return Promise.all(questions.map(answerToRecord));
  }
  const times = timesFor(first);
  const outcomes = await outcomesOf(
    first,
    times,
    questions.map(({ url }) => url),
  );
  return questions.map((question, i) => answered(question, outcomes.slice(i * times, (i + 1) * times)));
}

/** Asks for a record, and then for all that it names. */
async function answerToRecord(question: Question): Promise<Difference> {
  const called = await calledBy(question.from, question.url);
  return answered(question, 'asked' in called ? [called] : await outcomesOf(question, timesFor(question), called));
}

function answered(question: Question, outcomes: readonly Outcome[]): Difference {
  return { question, seen: wordsFor(outcomes, question.expected !== undefined && isOfOnePod(question.expected)) };
}

async function outcomesOf(question: Question, times: number, urls: readonly string[]): Promise<Outcome[]> {
  const { from, family } = question;
  const flags = [`--count=${times}`, `--timeout=${timeoutFor(question)}ms`, `--family=${family}`];
  const { code, stdout, stderr } = await rig('ask', from, ...flags, ...urls);
  if (code !== 0) {
    throw new Error(`cannot ask from ${from}: ${stderr.trim()}`);
  }
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
