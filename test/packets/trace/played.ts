import type { Manifest } from '../../support/synth';
import type { Outcome } from '../harness/outcome';
import { rig } from '../harness/rig';
import { podsOf, type Stage } from '../harness/stage';
import { lastWithin, until } from '../harness/waiting';
import { wordsFor } from './answers';
import { isUnready } from './drawn/pods';
import { dumpOf } from './dump';
import { agrees, withoutLostRefusals } from './expectation';
import { Live } from './live';
import type { Question } from './questions';
import { areEndpointsTold, isReady } from './told';

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
        dump.filter(({ kind, ...pod }) => kind === 'Pod' && isReady(pod)).length === pods - unready &&
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
      const asked = await Promise.all(grouped(open).map(answersTo));
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

/** Questions that are asked alike, by one call of the rig's client. */
function grouped(questions: readonly Question[]): Question[][] {
  const groups: Question[][] = [];
  const open = new Map<string, Question[]>();
  for (const question of questions) {
    const key = [question.from, question.family, timesFor(question), timeoutFor(question)].join();
    const group = open.get(key);
    if (group === undefined || group.length === MOST_IN_A_ROW) {
      const added = [question];
      open.set(key, added);
      groups.push(added);
    } else {
      group.push(question);
    }
  }
  return groups;
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
  return family === 6 && expected?.words.join() === 'refused' ? TIMEOUT_FOR_REFUSALS : TIMEOUT;
}

async function answersTo(questions: readonly Question[]): Promise<Difference[]> {
  const [first] = questions as [Question];
  const { from, family } = first;
  const times = timesFor(first);
  const flags = [`--count=${times}`, `--timeout=${timeoutFor(first)}ms`, `--family=${family}`];
  const { code, stdout, stderr } = await rig('ask', from, ...flags, ...questions.map(({ url }) => url));
  if (code !== 0) {
    throw new Error(`cannot ask from ${from}: ${stderr.trim()}`);
  }
  const outcomes: Outcome[] = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return questions.map((question, i) => ({ question, seen: wordsFor(outcomes.slice(i * times, (i + 1) * times)) }));
}
