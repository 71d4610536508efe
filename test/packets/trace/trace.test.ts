import fc from 'fast-check';
import { dump } from 'js-yaml';
import { textTrace } from '../../../src/trace/report/text';
import type { Manifest } from '../../support/synth';
import { Stage } from '../harness/stage';
import { drawnApplication } from './drawn';
import { type Difference, Played } from './played';
import { type Question, questionsOf } from './questions';

/*
 * A trace is right if packets go where it says. Applications are drawn, deployed, and every client asks every Service by every
 * name; what it gets is compared with the trace of the same request through the same manifests.
 */

/** TRACE_SEED repeats a run, TRACE_APPLICATIONS makes it longer. */
const SEED = Number(process.env.TRACE_SEED ?? Date.now() % 2 ** 31);
const APPLICATIONS = Number(process.env.TRACE_APPLICATIONS ?? 12);

/** More answers than this that the trace does not know would make it useless. */
const MOST_UNKNOWN = 0.05;

const applications = fc.sample(drawnApplication, { seed: SEED, numRuns: APPLICATIONS });

let [asked, unknown] = [0, 0];

test.each(applications.map(({ manifests }, i) => [i, manifests] as const))(
  `application %i of seed ${SEED}`,
  async (_, drawn) => {
    const stages = new Map([
      ['front', await Stage.empty('trace-front')],
      ['back', await Stage.empty('trace-back')],
    ]);
    const manifests = movedTo(stages, drawn);
    const questions = questionsOf(manifests);
    asked += questions.length;
    unknown += questions.filter(({ expected }) => expected === undefined).length;
    const played = await Played.deployed(manifests, byNamespace(stages));
    const differences = await played.differences(questions);
    await Promise.all([...stages.values()].map((stage) => stage.strike()));
    if (differences.length > 0) {
      throw new Error(`${differences.map(told).join('\n')}\n${manifests.map((each) => dump(each)).join('---\n')}`);
    }
  },
);

// Behind all of them, whatever their order: what the trace does not know is rare, and enough was asked to say so.
afterAll(() => {
  expect(asked).toBeGreaterThan(APPLICATIONS * 20);
  expect(unknown / asked).toBeLessThan(MOST_UNKNOWN);
});

/** The same manifests in namespaces of this run; the words for them stand for nothing else. */
function movedTo(stages: ReadonlyMap<string, Stage>, manifests: readonly Manifest[]): Manifest[] {
  const text = [...stages].reduce(
    (moving, [word, { namespace }]) => moving.replace(new RegExp(`\\b${word}\\b`, 'g'), namespace),
    JSON.stringify(manifests),
  );
  return JSON.parse(text);
}

function byNamespace(stages: ReadonlyMap<string, Stage>): ReadonlyMap<string, Stage> {
  return new Map([...stages.values()].map((stage) => [stage.namespace, stage]));
}

function told({ question, seen }: Difference): string {
  const { client, expected = [] } = question as Question;
  return `from ${client.name}: expected ${expected.join(', ')}; found ${seen.join(', ')}\n${textTrace(question.trace)}`;
}
