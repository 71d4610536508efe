import { ClusterIpService, PodLabels, PodPort } from '../../../src';
import type { Manifest } from '../../support/synth';
import { echo, IMAGE } from '../harness/echo';
import { inShort, type Outcome } from '../harness/outcome';
import { askOften, type Place, untilAnsweredBy } from '../harness/places';
import { podsOf, Stage } from '../harness/stage';
import { lastWithin, until } from '../harness/waiting';
import { toldOfDump } from './dumped';
import type { PacketsOfRule } from './expectation';
import { manifestsOf, moved, movedBack, movedTo, type Namespaces, namespacesIn, nextExample } from './rehearsal';

/*
 * Plays one side of an example, and tells who answered.
 */

/** The pod that asks, in each namespace of the example; the examples have no pod of that name. */
const ASKER = 'asker';

/** On another node than the pods of `web`, so that what is said of nodes can be seen. */
function asker(): Manifest {
  const apart = { labelSelector: { matchLabels: { app: 'web' } }, topologyKey: 'kubernetes.io/hostname' };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: ASKER, labels: { app: ASKER } },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: [{ name: ASKER, image: IMAGE }],
      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [apart] } },
    },
  };
}

/** How often it is asked: of two that share, one stays unseen once in a million times. */
const TIMES = 20;

const http = PodPort.tcp(8080, 'http');

/** A pod beside all examples, which tells when the proxies have heard of everything before. */
export class Bell {
  public static async hung(): Promise<Bell> {
    const stage = await Stage.set('bell', (chart) => echo(chart, 'bell', { ports: [http] }));
    return new Bell(stage);
  }

  private rung = 0;

  private constructor(private readonly stage: Stage) {}

  /** Makes a Service, and waits until it is answered: proxies take changes in the order in which they were made. */
  public async ring(from: Place): Promise<void> {
    this.rung += 1;
    const name = `bell-${this.rung}`;
    await this.stage.build((chart) => {
      new ClusterIpService(chart, name, { selector: PodLabels.of({ app: 'bell' }), ports: [http.exposedAs(80)] });
    });
    const { spec } = await this.stage.service(name);
    await untilAnsweredBy(from, `http://${spec.clusterIP}/`, await this.stage.names('bell'));
  }

  public takeDown(): Promise<void> {
    return this.stage.strike();
  }
}

/** What came of one side of an example. */
export interface Performance {
  /** Who answers, each once, in order. */
  readonly answers: readonly string[];
  /** The rules that find something in a dump of the cluster, each once, in order. */
  readonly told: readonly string[];
}

/** Plays one side. */
export async function play(packets: PacketsOfRule, side: 'good' | 'bad', bell: Bell): Promise<Performance> {
  nextExample();
  const manifests = manifestsOf(packets, side);
  const stages = await stagesFor(packets, manifests);
  const namespaces = Object.fromEntries([...stages].map(([name, stage]) => [name, stage.namespace]));

  for (const [name, stage] of stages) {
    const its = manifests.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace === name);
    await stage.apply(asker(), ...its.map((manifest) => movedTo(namespaces, manifest)));
    await settled(stage, 1 + podsOf(its) + jobsIn(its), isUnready(packets, side));
  }

  const from = await placeOf(packets, stages);
  await bell.ring(await placeOf({ ...packets, from: undefined }, stages));
  const what = typeof packets.ask === 'string' ? packets.ask : packets.ask[side];
  const answers = await lastWithin(
    PATIENCE,
    async () => {
      const outcomes = await answersTo(from, moved(what, namespaces), packets[side].length);
      const each = await Promise.all(outcomes.map((outcome) => answererOf(outcome, [...stages.values()], namespaces)));
      return [...new Set(each)].sort();
    },
    (found) => found.join() === [...packets[side]].sort().join(),
  );
  const told = await toldOfDump([...stages.values()]);
  await Promise.all([...stages.values()].map((stage) => stage.strike()));
  return { answers, told };
}

/**
 * How long a side is asked until it is as expected, in milliseconds: the bell does not tell of what enforces policies nor of DNS,
 * and machines are busy.
 */
const PATIENCE = 20_000;

/**
 * A timeout takes its time, so what is expected to be one is not asked as often. Names with addresses of both families are
 * asked for the one that all examples have.
 */
function answersTo(from: Place, what: string, answerers: number): Promise<Outcome[]> {
  return askOften(from, what, { times: answerers > 1 ? TIMES : 3, timeout: 2000, family: 4 });
}

async function stagesFor(
  { from = 'shop' }: PacketsOfRule,
  manifests: readonly Manifest[],
): Promise<Map<string, Stage>> {
  const asking = from.startsWith('app:') ? [] : [from];
  const names = [...new Set([...namespacesIn(manifests), 'shop', ...asking])];
  const stages = new Map<string, Stage>();
  for (const name of names) {
    stages.set(name, await Stage.empty(name));
  }
  return stages;
}

async function placeOf({ from = 'shop' }: PacketsOfRule, stages: ReadonlyMap<string, Stage>): Promise<Place> {
  if (!from.startsWith('app:')) {
    return (stages.get(from) as Stage).in(ASKER);
  }
  const shop = stages.get('shop') as Stage;
  const [pod] = await shop.pods(from.slice('app:'.length));
  return shop.in(pod.name);
}

function isUnready({ unready }: PacketsOfRule, side: 'good' | 'bad'): boolean {
  return unready === 'both' || unready === side;
}

function jobsIn(manifests: readonly Manifest[]): number {
  return manifests.filter(({ kind }) => kind === 'Job').length;
}

/** Waits until all pods are ready, or, where they never will be, until the kubelet has said so of one. */
async function settled(stage: Stage, pods: number, unready: boolean): Promise<void> {
  if (!unready || pods === 1) {
    await stage.ready(pods);
    return;
  }
  await until(
    `a failed probe in ${stage.namespace}`,
    () => stage.list('v1', 'Event'),
    (events) => events.some(({ reason, message }) => reason === 'Unhealthy' && message.startsWith('Readiness probe')),
  );
}

/** The label of the pod that answered, the address of the host outside, or why nobody did. */
async function answererOf(outcome: Outcome, stages: readonly Stage[], namespaces: Namespaces): Promise<string> {
  const { echo: seen } = outcome;
  if (seen === undefined) {
    return movedBack(inShort(outcome), namespaces);
  }
  if (seen.pod === undefined) {
    return seen.localAddress;
  }
  for (const stage of stages) {
    const pod = (await stage.pods()).find(({ name }) => stage.namespace === seen.namespace && name === seen.pod);
    if (pod !== undefined) {
      return pod.manifest.metadata.labels?.app ?? pod.name;
    }
  }
  return seen.pod;
}
