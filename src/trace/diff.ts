import type { Cluster } from '../model/cluster/cluster';
import { once } from '../model/lookup/once';
import { type Place, placeName } from './place';
import { outcomeSentence, percent, question, targetName } from './report/wording';
import { isSame } from './same-traffic';
import type { Target } from './target';
import { everyTarget } from './targets';
import { type Trace, trace } from './trace';
import type { Path } from './walk';

/** What became of the requests from a place to a target between two sets of manifests. */
export interface TrafficChange {
  /**
   * `opened` and `closed` from and to delivery, `moved` to other receivers, `changed` on the way, or where one of the two is
   * unknown.
   */
  readonly is: 'opened' | 'closed' | 'moved' | 'changed';
  /** `from the internet to https://shop.example.com:443/`. */
  readonly question: string;
  /** How it ended and what decided on the way; nothing where the target was not there. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What is known of one question in one set of manifests. */
interface Answer {
  /** Undefined where the manifests do not tell. */
  readonly delivered: boolean | undefined;
  readonly ends: readonly string[];
  /** What else decided: certificates, affinity, policies, ports. */
  readonly way: readonly string[];
}

/** How traffic differs between two sets of manifests, whatever their text; sorted by question. */
export function trafficDiff(before: Cluster, after: Cluster): TrafficChange[] {
  const [old, now] = [placesIn(before), placesIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .flatMap((place) => changesBetween(viewFrom(old.get(place), before), viewFrom(now.get(place), after)))
    .sort((a, b) => (a.question < b.question ? -1 : 1));
}

/** What can be asked from a place: each target from outside, and each Service from a workload. */
interface View {
  readonly targets: readonly string[];
  traceTo(target: string): Trace | undefined;
}

function viewFrom(from: Place | undefined, cluster: Cluster): View {
  const targets = from === undefined ? NO_TARGETS : targetsByName(everyTarget(cluster, from));
  return {
    targets: [...targets.keys()],
    traceTo: (name) => {
      const to = targets.get(name);
      return from && to && trace(cluster, from, to);
    },
  };
}

const NO_TARGETS: ReadonlyMap<string, Target> = new Map();

/** All places of a kind ask for the same targets. */
const targetsByName = once(
  (targets: readonly Target[]): ReadonlyMap<string, Target> => new Map(targets.map((to) => [targetName(to), to])),
);

/** Two traces at a time: all those of large sets would fill the memory. */
function changesBetween(old: View, now: View): TrafficChange[] {
  return [...new Set([...old.targets, ...now.targets])].flatMap((target) => {
    const [before, after] = [old.traceTo(target), now.traceTo(target)];
    return isSame(before, after) ? [] : (changeOf(before, after) ?? []);
  });
}

function placesIn({ workloads }: Cluster): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>([['', { is: 'internet' }]]);
  for (const workload of workloads.all) {
    const place: Place = { is: 'pods', workload };
    places.set(placeName(place), place);
  }
  return places;
}

function answerOf({ paths }: Trace): Answer {
  const arrives = ({ outcome: { is } }: Path) => is === 'delivered' || is === 'leaves the cluster';
  return {
    delivered: paths.some(arrives) || (paths.some(({ outcome: { is } }) => is === 'unknown') ? undefined : false),
    ends: paths.map(({ share, outcome }) => `${share < 1 ? `${percent(share)} ` : ''}${outcomeSentence(outcome)}`),
    way: paths.flatMap(({ hops }) => hops.map(({ kind, says }) => `${kind}: ${says}`)),
  };
}

function changeOf(old: Trace | undefined, now: Trace | undefined): TrafficChange | undefined {
  const [before, after] = [old && answerOf(old), now && answerOf(now)];
  const told = {
    question: question((old ?? now) as Trace),
    before: tellingOf(before, after),
    after: tellingOf(after, before),
  };
  const [was, is] = [deliveredBy(before), deliveredBy(after)];
  if (was === true && is === true) {
    if (!same(before?.ends, after?.ends)) {
      return { is: 'moved', ...told };
    }
    return same(before?.way, after?.way) ? undefined : { is: 'changed', ...told };
  }
  if (was === false && is === true) {
    return { is: 'opened', ...told };
  }
  if (was === true && is === false) {
    return { is: 'closed', ...told };
  }
  return before === undefined || after === undefined || same(before.ends, after.ends)
    ? undefined
    : { is: 'changed', ...told };
}

/** What is not there is not delivered to. */
function deliveredBy(answer: Answer | undefined): boolean | undefined {
  return answer === undefined ? false : answer.delivered;
}

/** How it ends, and of the way there what the other answer does not have. */
function tellingOf(answer: Answer | undefined, other: Answer | undefined): string[] {
  return answer === undefined ? [] : [...answer.ends, ...answer.way.filter((each) => !other?.way.includes(each))];
}

function same(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
