import fc from 'fast-check';
import { Cluster } from '../../../src/model/cluster/cluster';
import { readObjects } from '../../../src/model/objects/read';
import { textTrace } from '../../../src/trace/report/text';
import { speech } from '../../../src/trace/target';
import { type Trace, trace } from '../../../src/trace/trace';
import type { Manifest } from '../../support/synth';
import { inShort, type Outcome } from '../harness/outcome';
import { rig } from '../harness/rig';
import { Stage } from '../harness/stage';
import { lastWithin } from '../harness/waiting';
import { ASKED, type DrawnIngresses, drawnIngresses } from './drawn-ingresses';
import type { Entrance } from './harness/controllers';
import { addressOf } from './harness/own-rig';
import { service } from './ingresses';

/** TRACE_SEED repeats a run, TRACE_INGRESSES makes it longer. */
const SEED = Number(process.env.TRACE_SEED ?? Date.now() % 2 ** 31);
const DOMAINS = Number(process.env.TRACE_INGRESSES ?? 20);

/** More answers than this that the trace does not know would make it useless. */
const MOST_UNKNOWN = 0.05;

/** How long what differs is asked again, in milliseconds: controllers take what is new in their own time. */
const PATIENCE = 60_000;

interface Question {
  readonly url: string;
  readonly trace: Trace;
  /** Who answers, or with which status; nothing where the trace says "unknown". */
  readonly expected: string | undefined;
}

/** Draws Ingresses of a class, and compares what a trace says of each request with what the controller does. */
export function testTraces(className: string, entrance: Entrance): void {
  test(`Ingresses by chance do what their traces say, seed ${SEED}`, async () => {
    const stage = await Stage.empty('traces');
    const services = await stage.build((chart) => {
      service(chart, 'web');
      service(chart, 'cart');
    });
    const drawn = fc.sample(drawnIngresses(className, DOMAINS), { seed: SEED, numRuns: 1 }).flat();
    const others = [EMPTY, ...drawn.flatMap(({ manifests }) => manifests)].map((each) => within(stage, each));
    await stage.apply(...others);
    await stage.ready(services.filter(({ kind }) => kind === 'Deployment').length);
    const questions = questionsOf(new Cluster(readObjects([...services, ...others])), drawn);
    const known = questions.filter(({ expected }) => expected !== undefined);
    console.info(`${questions.length} questions, of which the trace does not know ${questions.length - known.length}`);
    const differences = await differencesIn(known, await addressOf(entrance));
    await stage.strike();
    expect(differences).toEqual([]);
    expect(known.length / questions.length).toBeGreaterThan(1 - MOST_UNKNOWN);
  });
}

/** A Service that selects nobody. */
const EMPTY: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'empty' },
  spec: { selector: { app: 'nobody' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
};

function within({ namespace }: Stage, manifest: Manifest): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

function questionsOf(cluster: Cluster, drawn: readonly DrawnIngresses[]): Question[] {
  return drawn
    .flatMap(({ hosts }) => hosts.flatMap((host) => ASKED.map((path) => ({ host, path }))))
    .map(({ host, path }) => {
      const found = trace(cluster, { is: 'internet' }, { is: 'host', host, port: 80, ...speech('http', path) });
      return { url: `http://${host}${path}`, trace: found, expected: expectationOf(found) };
    });
}

function expectationOf({ paths: [path] }: Trace): string | undefined {
  switch (path?.outcome.is) {
    case 'delivered':
      return path.outcome.to.map(({ object }) => object?.name).join();
    case 'answered':
      return `HTTP ${path.outcome.status}`;
    default:
      return undefined;
  }
}

/** The questions that are answered otherwise than the trace says, after every patience, each with its trace. */
async function differencesIn(questions: readonly Question[], address: string): Promise<string[]> {
  let open = questions;
  return lastWithin(
    PATIENCE,
    async () => {
      const seen = await answersTo(open, address);
      const differences = open.flatMap((question, i) =>
        question.expected === seen[i] ? [] : [{ question, seen: seen[i] }],
      );
      open = differences.map(({ question }) => question);
      return differences.map(
        ({ question: { url, expected, trace }, seen }) =>
          `${url}: expected ${expected}; found ${seen}\n${textTrace(trace)}`,
      );
    },
    (differences) => differences.length === 0,
  );
}

async function answersTo(questions: readonly Question[], address: string): Promise<string[]> {
  const hosts = new Set(questions.map(({ url }) => new URL(url).hostname));
  const flags = [...hosts].map((host) => `--resolve=${host}=${address}`);
  const { code, stdout, stderr } = await rig('ask', 'client', ...flags, ...questions.map(({ url }) => url));
  if (code !== 0) {
    throw new Error(`cannot ask: ${stderr.trim()}`);
  }
  const outcomes: Outcome[] = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  // Pods are called after their Deployment.
  return outcomes.map((outcome) => outcome.echo?.pod?.replace(/-[^-]+-[^-]+$/, '') ?? inShort(outcome));
}
