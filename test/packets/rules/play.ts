import type { Manifest } from '../../support/synth';
import { inShort, type Outcome } from '../harness/outcome';
import { askOften, type Place } from '../harness/places';
import { Stage } from '../harness/stage';
import { lastWithin } from '../harness/waiting';
import { asker, isNamespace, placeOf, whole } from './askers';
import type { Bell } from './bell';
import { toldOfDump } from './dumped';
import type { PacketsOfRule } from './expectation';
import { manifestsOf, moved, movedBack, movedTo, type Namespaces, namespacesIn, nextExample } from './rehearsal';
import { settled } from './settling';

/*
 * Plays one side of an example, and tells who answered.
 */

/** How often it is asked: of two that share, one stays unseen once in a million times. */
const TIMES = 20;

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
    await settled(stage, its, isUnready(packets, side));
  }

  const from = await placeOf(packets, stages);
  await bell.ring(await placeOf({ ...packets, from: undefined }, stages));
  const what = await whole(typeof packets.ask === 'string' ? packets.ask : packets.ask[side], from, stages);
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

function stagesFor({ from = 'shop' }: PacketsOfRule, manifests: readonly Manifest[]): Promise<Map<string, Stage>> {
  return Stage.emptyOnes([...namespacesIn(manifests), 'shop', ...(isNamespace(from) ? [from] : [])]);
}

function isUnready({ unready }: PacketsOfRule, side: 'good' | 'bad'): boolean {
  return unready === 'both' || unready === side;
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
