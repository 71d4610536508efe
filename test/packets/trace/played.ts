import type { Manifest } from '../../support/synth';
import { inShort, type Outcome } from '../harness/outcome';
import type { Place } from '../harness/places';
import { rig } from '../harness/rig';
import { podsOf, type Stage } from '../harness/stage';
import { lastWithin } from '../harness/waiting';
import { agrees, type Question } from './questions';

/*
 * Deploys an application and asks for real what the trace was asked.
 */

/** A question whose answers are not what the trace says. */
export interface Difference {
  readonly question: Question;
  readonly seen: readonly string[];
}

/** How often a question is asked at a time where one answers, and where several share: of two, one stays unseen once in two thousand times. */
const [TIMES_FOR_ONE, TIMES_FOR_MANY] = [2, 12];

/** How long what differs is asked again, in milliseconds: proxies, DNS and policies take some moments to hear of what is new. */
const PATIENCE = 20_000;

/** A connection that nobody answers is given up after as long, in milliseconds. */
const TIMEOUT = 700;

/** An application in the cluster, each of its namespaces a stage. */
export class Played {
  public static async deployed(manifests: readonly Manifest[], stages: ReadonlyMap<string, Stage>): Promise<Played> {
    for (const [namespace, stage] of stages) {
      const its = manifests.filter(({ metadata }) => metadata.namespace === namespace);
      await stage.apply(...its);
    }
    for (const [namespace, stage] of stages) {
      await stage.ready(podsOf(manifests.filter(({ metadata }) => metadata.namespace === namespace)), 120_000);
    }
    return new Played(stages);
  }

  private constructor(private readonly stages: ReadonlyMap<string, Stage>) {}

  /** The questions that are answered otherwise than the trace says, after every patience. */
  public async differences(questions: readonly Question[]): Promise<Difference[]> {
    let open: readonly Question[] = questions.filter(({ expected }) => expected !== undefined);
    return lastWithin(
      PATIENCE,
      async () => {
        const differences = (await this.answers(open)).filter(({ question, seen }) => !agrees(question, seen));
        open = differences.map(({ question }) => question);
        return differences;
      },
      (differences) => differences.length === 0,
    );
  }

  private async answers(questions: readonly Question[]): Promise<Difference[]> {
    const clients = new Map(questions.map(({ client }) => [`${client.namespace}/${client.name}`, client]));
    const answered = await Promise.all(
      [...clients.values()].map(async (client) => {
        const place = await this.placeOf(client);
        const its = questions.filter((question) => question.client.name === client.name);
        const [few, many] = [
          its.filter(({ expected }) => expected?.length === 1),
          its.filter(({ expected }) => expected?.length !== 1),
        ];
        return [...(await answersFrom(place, few, TIMES_FOR_ONE)), ...(await answersFrom(place, many, TIMES_FOR_MANY))];
      }),
    );
    return answered.flat();
  }

  private async placeOf({ namespace, name }: Question['client']): Promise<Place> {
    const stage = this.stages.get(namespace) as Stage;
    const [pod] = await stage.names(name);
    return stage.in(pod as string);
  }
}

async function answersFrom(place: Place, questions: readonly Question[], times: number): Promise<Difference[]> {
  if (questions.length === 0) {
    return [];
  }
  const flags = [`--count=${times}`, `--timeout=${TIMEOUT}ms`, '--family=4'];
  const urls = questions.map(({ host, port }) => `http://${host}:${port}/`);
  const { code, stdout, stderr } = await rig('ask', place, ...flags, ...urls);
  if (code !== 0) {
    throw new Error(`cannot ask from ${place}: ${stderr.trim()}`);
  }
  const outcomes: Outcome[] = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return questions.map((question, i) => ({ question, seen: wordsFor(outcomes.slice(i * times, (i + 1) * times)) }));
}

/** Who answered, as the trace calls them, and what failed. */
function wordsFor(outcomes: readonly Outcome[]): string[] {
  return [...new Set(outcomes.map(wordFor))].sort();
}

function wordFor(outcome: Outcome): string {
  const { pod, namespace } = outcome.echo ?? {};
  // Pods of a Deployment are called after it.
  return pod === undefined ? inShort(outcome) : `Deployment ${namespace}/${pod.split('-')[0]}`;
}
