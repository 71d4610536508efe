import fc from 'fast-check';
import { dump } from 'js-yaml';
import { Cluster } from '../../../src/model/cluster/cluster';
import { readObjects } from '../../../src/model/objects/read';
import { textTrace } from '../../../src/trace/report/text';
import { seedFrom } from '../../support/seed';
import { smallestPart } from '../../support/smallest-part';
import type { Manifest } from '../../support/synth';
import { nodes } from '../harness/nodes';
import { Stage } from '../harness/stage';
import { drawnApplication } from './drawn/application';
import { type Difference, deploy, differencesIn } from './played';
import { questionsOf } from './questions';

/*
 * A trace is right if packets go where it says. Applications are drawn, deployed, and every client asks every Service by every
 * name; what it gets is compared with the trace of the same request through the same manifests.
 */

/** TRACE_SEED repeats a run or draws anew, TRACE_APPLICATIONS makes it longer. */
const SEED = seedFrom('TRACE_SEED');
const APPLICATIONS = Number(process.env.TRACE_APPLICATIONS ?? 12);

/** More answers than this that the trace does not know would make it useless. */
const MOST_UNKNOWN = 0.05;

const applications = fc.sample(drawnApplication, { seed: SEED, numRuns: APPLICATIONS });

let [asked, unknown] = [0, 0];

/** How long is looked for a smaller application that shows the same, in milliseconds: each is deployed. */
const PATIENCE = 900_000;

/** As long as an application and the smaller ones take at most, in milliseconds. */
const TIMEOUT = 180_000 + PATIENCE;

test.each(applications.map((drawn, i) => [i, drawn] as const))(
  `application %i of seed ${SEED}`,
  async (_, { manifests, isDumped }) => {
    const { questions, differences } = await played(manifests, isDumped);
    asked += questions.length;
    unknown += questions.filter(({ expected }) => expected === undefined).length;
    if (differences.length > 0) {
      const differs = async (part: readonly Manifest[]) => (await played(part, isDumped)).differences.length > 0;
      const smallest = await smallestPart(manifests, differs, PATIENCE);
      const shown = await played(smallest, isDumped);
      const found = shown.differences.length > 0 ? shown.differences : differences;
      throw new Error(`${found.map(told).join('\n')}\n${smallest.map((each) => dump(each)).join('---\n')}`);
    }
  },
  TIMEOUT,
);

/** Deploys manifests, and asks of them what the trace was asked. */
async function played(drawn: readonly Manifest[], isDumped: boolean) {
  const [front, back] = [await Stage.empty('trace-front'), await Stage.empty('trace-back')];
  try {
    const manifests = movedTo({ front, back }, drawn);
    const live = await deploy(manifests, [front, back]);
    const cluster = new Cluster(readObjects(isDumped ? live.dump : manifests));
    const questions = questionsOf(cluster, live, await nodes(), isDumped);
    return { questions, differences: await differencesIn(questions) };
  } finally {
    await Promise.all([front.strike(), back.strike()]);
  }
}

// Behind all of them, whatever their order: what the trace does not know is rare, and enough was asked to say so.
afterAll(() => {
  console.info(`${asked} questions, of which the trace does not know ${unknown}`);
  expect(asked).toBeGreaterThan(APPLICATIONS * 20);
  expect(unknown / asked).toBeLessThan(MOST_UNKNOWN);
});

/** The same manifests in namespaces of this run; the words for them stand for nothing else. */
function movedTo(stages: Readonly<Record<string, Stage>>, manifests: readonly Manifest[]): Manifest[] {
  const text = Object.entries(stages).reduce(
    (moving, [word, { namespace }]) => moving.replace(new RegExp(`\\b${word}\\b`, 'g'), namespace),
    JSON.stringify(manifests),
  );
  return JSON.parse(text);
}

function told({ question: { from, url, family, expected, trace }, seen }: Difference): string {
  const words = expected?.words.join(', ');
  return `${url} from ${from} over IPv${family}: expected ${words}; found ${seen.join(', ')}\n${textTrace(trace)}`;
}
