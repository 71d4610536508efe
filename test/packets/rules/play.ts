import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../support/synth';
import { inShort, type Outcome } from '../harness/outcome';
import { askOften, type Place } from '../harness/places';
import { Stage } from '../harness/stage';
import { lastWithin } from '../harness/waiting';
import { addressOf, asker, isNamespace, nodesBy, placeOf, whole } from './askers';
import type { Bell } from './bell';
import { withFreeClusterIp } from './cluster-ips';
import { toldOfDump } from './dumped';
import { expectationOf, type PacketsOfRule, type Performance } from './expectation';
import { manifestsOf, moved, movedBack, movedTo, namespacesIn } from './rehearsal';
import { settled } from './settling';
import { readerIn, variableIn } from './variables';

/*
 * Plays one side of an example, and tells who answered.
 */

/** How often it is asked: of two that share, one stays unseen once in a million times. */
const TIMES = 20;

/** Plays one side. What has failed stays for the evidence, unless it holds a port of the nodes that the next one wants. */
export async function play(packets: PacketsOfRule, side: 'good' | 'bad', bell: Bell): Promise<Performance> {
  const manifests = await withFreeClusterIp(manifestsOf(packets, side));
  const stages = await stagesFor(packets, manifests);
  const all = [...stages.values()];
  let isAsExpected = false;
  try {
    const performance = await performanceOf(packets, side, manifests, stages, bell);
    isAsExpected = isDeepStrictEqual(performance, expectationOf(packets, side));
    return performance;
  } finally {
    if (packets.inTurn) {
      await Promise.all(all.map((stage) => stage.cleared()));
    } else if (isAsExpected) {
      await Promise.all(all.map((stage) => stage.strike()));
    }
  }
}

async function performanceOf(
  packets: PacketsOfRule,
  side: 'good' | 'bad',
  manifests: readonly Manifest[],
  stages: ReadonlyMap<string, Stage>,
  bell: Bell,
): Promise<Performance> {
  const namespaces = Object.fromEntries([...stages].map(([name, stage]) => [name, stage.namespace]));

  const asked = typeof packets.ask === 'string' ? packets.ask : packets.ask[side];
  const reader = readerIn(asked, packets);
  for (const [name, stage] of stages) {
    const its = manifests.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace === name);
    const [last, first] = divided(its, ({ kind, metadata }) => kind === 'Pod' && metadata.name === reader);
    await stage.create(asker(), ...first.map((manifest) => movedTo(namespaces, manifest)));
    await settled(stage, first, isUnready(packets, side));
    if (last.length > 0) {
      await stage.create(...last.map((manifest) => movedTo(namespaces, manifest)));
      await settled(stage, its, isUnready(packets, side));
    }
  }

  const from = await placeOf(packets, stages);
  await bell.ring(await nodesBy(from, stages));
  const what = await whole(asked, from, stages);
  const expected = expectationOf(packets, side);
  const answers = await lastWithin(
    PATIENCE,
    async () => {
      const found =
        reader === undefined
          ? await answerersTo(packets, side, from, moved(what, namespaces), [...stages.values()])
          : [await variableIn(what, from, [...stages.values()])];
      return [...new Set(found.map((each) => movedBack(each, namespaces)))].sort();
    },
    (found) => found.join() === expected.answers.join(),
  );
  // What the kubelet says in events, the status of the pod says a little later.
  const told = await lastWithin(
    PATIENCE,
    () => toldOfDump([...stages.values()], manifests),
    (found) => found.join() === expected.told.join(),
  );
  return { answers, told };
}

/** How long a side or its dump is asked until it is as expected, in milliseconds: machines are busy. */
const PATIENCE = 60_000;

/**
 * Who answers. A timeout takes its time, so what is expected to be one is not asked as often. Names with addresses of both
 * families are asked for the one that all examples have.
 */
async function answerersTo(
  packets: PacketsOfRule,
  side: 'good' | 'bad',
  from: Place,
  what: string,
  stages: readonly Stage[],
): Promise<string[]> {
  const times = packets[side].length > 1 ? TIMES : 3;
  const outcomes = await askOften(from, what, { times, timeout: 2000, family: 4, from: addressOf(packets) });
  return Promise.all(outcomes.map((outcome) => answererOf(outcome, stages)));
}

function stagesFor({ from = 'shop' }: PacketsOfRule, manifests: readonly Manifest[]): Promise<Map<string, Stage>> {
  return Stage.emptyOnes([...namespacesIn(manifests), 'shop', ...(isNamespace(from) ? [from] : [])]);
}

function isUnready({ unready }: PacketsOfRule, side: 'good' | 'bad'): boolean {
  return unready === 'both' || unready === side;
}

/** The label of the pod that answered, the address of the host outside, or why nobody did. */
async function answererOf(outcome: Outcome, stages: readonly Stage[]): Promise<string> {
  const { echo: seen } = outcome;
  if (seen === undefined) {
    return inShort(outcome);
  }
  if (seen.pod === undefined) {
    return seen.localAddress;
  }
  for (const stage of stages) {
    const pod = (await stage.pods()).find(({ name }) => stage.namespace === seen.namespace && name === seen.pod);
    if (pod !== undefined) {
      const name = pod.manifest.metadata.labels?.app ?? pod.name;
      return pod.manifest.spec.containers.length > 1 ? `${name}/${seen.container}` : name;
    }
  }
  return seen.pod;
}

/** Those that are so, and the others. */
function divided<T>(all: readonly T[], isSo: (each: T) => boolean): [T[], T[]] {
  return [all.filter(isSo), all.filter((each) => !isSo(each))];
}
