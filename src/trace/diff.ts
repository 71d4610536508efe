import type { Cluster } from '../model/cluster/cluster';
import { type Place, placeName } from './place';
import { outcomeSentence, percent, question } from './report/wording';
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
  const [old, now] = [answersIn(before), answersIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .flatMap((asked) => changeOf(asked, old.get(asked), now.get(asked)) ?? []);
}

/** Every question that can be asked of a set: each target from outside, and each Service from each workload. */
function answersIn(cluster: Cluster): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const from of placesIn(cluster)) {
    for (const to of everyTarget(cluster, from)) {
      const found = trace(cluster, from, to);
      answers.set(question(found), answerOf(found));
    }
  }
  return answers;
}

function placesIn({ workloads }: Cluster): Place[] {
  const places = new Map<string, Place>([['', { is: 'internet' }]]);
  for (const workload of workloads.all) {
    const place: Place = { is: 'pods', workload };
    places.set(placeName(place), place);
  }
  return [...places.values()];
}

function answerOf({ paths }: Trace): Answer {
  const arrives = ({ outcome: { is } }: Path) => is === 'delivered' || is === 'leaves the cluster';
  return {
    delivered: paths.some(arrives) || (paths.some(({ outcome: { is } }) => is === 'unknown') ? undefined : false),
    ends: paths.map(({ share, outcome }) => `${share < 1 ? `${percent(share)} ` : ''}${outcomeSentence(outcome)}`),
    way: paths.flatMap(({ hops }) => hops.map(({ kind, says }) => `${kind}: ${says}`)),
  };
}

function changeOf(asked: string, before: Answer | undefined, after: Answer | undefined): TrafficChange | undefined {
  const told = { question: asked, before: tellingOf(before, after), after: tellingOf(after, before) };
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
