import type { Trace } from '../../../src/trace/trace';
import type { Hop, Path } from '../../../src/trace/walk';
import type { Family, Live } from './live';

/** What a trace says that is seen. */
export interface Expectation {
  /** Who answers and what fails, each once, in order. */
  readonly words: readonly string[];
  /** Whether some of those are enough: a client comes to the same endpoint again, or one near to it is chosen. */
  readonly isChosen: boolean;
}

/** Of a request, what no manifest tells and the rig does. */
export interface Circumstances {
  readonly protocol: string;
  readonly family: Family;
  /** The node whose port is asked. */
  readonly by: string | undefined;
  /** The node on which the client runs. */
  readonly client: string | undefined;
}

/** Whether what is seen is what was expected. */
export function agrees({ words, isChosen }: Expectation, seen: readonly string[]): boolean {
  const known = words.map(uncounted);
  return isChosen
    ? seen.length > 0 && seen.every((each) => known.includes(uncounted(each)))
    : seen.join() === words.join();
}

/** Of what is refused, the kernel tells as much as it has time for; a client of UDP, which does not ask again, may hear nothing. */
export function withoutLostRefusals({ words }: Expectation, seen: readonly string[]): readonly string[] {
  return words.includes('refused') && seen.includes('refused') ? seen.filter((each) => each !== 'timeout') : seen;
}

function uncounted(word: string): string {
  return word.replace(/^\d+ pods? of /, '');
}

/** What a trace says that is seen; nothing where it says "unknown". */
export function expectationOf({ paths }: Trace, live: Live, given: Circumstances): Expectation | undefined {
  const words = paths.map((path) => wordsFor(path, live, given));
  return words.includes(undefined)
    ? undefined
    : {
        words: [...new Set(words.flatMap((each) => each ?? []))].sort(),
        isChosen: paths.some(({ hops, assumptions }) => hops.some(isChoice) || assumptions.some(leavesOpen)),
      };
}

/** The fields by which one endpoint is taken before others. */
const CHOSEN_BY = /^spec\.(sessionAffinity|internalTrafficPolicy|externalTrafficPolicy|trafficDistribution)$/;

function isChoice({ by, says }: Hop): boolean {
  return CHOSEN_BY.test(by?.path ?? '') || says.includes('the addresses of all pods');
}

/** What keeps a refusal from being heard: a network plugin that drops packets before, or a load balancer that has no node. */
const NO_ANSWER = /^kube-proxy refuses it before|otherwise nobody answers$/;

/** That slices do not agree whether an address is ready. */
const TWICE_SAID = /^proxies read that/;

/** What a trace says of clients of either family, or of either kind of network plugin, load balancer or proxy. */
function leavesOpen(assumption: string): boolean {
  return [/^clients connect over both families/, /^only those endpoints are taken/, NO_ANSWER, TWICE_SAID].some(
    (each) => each.test(assumption),
  );
}

/** What a trace takes for granted of a name. No drawn policy lets in the DNS server's pods, unless it lets in all: it is never so. */
const MAY_ASK_DNS = 'may ask the DNS server of the cluster';

/** What a name means that is the name of one pod. */
const NAMED_POD = /\bis pod (\S+) of /;

/** One pod, which was asked for by its name. */
const POD = /^pod \S+ of /;

/** Whether one pod is expected, and no other of those that are made with it. */
export function isOfOnePod({ words }: Expectation): boolean {
  return words.some((word) => POD.test(word));
}

/** How a path ends, in the words of whoever asks for real. */
function wordsFor({ hops, outcome, assumptions }: Path, live: Live, given: Circumstances): string[] | undefined {
  // Whoever may not ask the DNS server hears nothing of any name, be it there or not.
  if (assumptions.some((each) => each.endsWith(MAY_ASK_DNS))) {
    return ['timeout'];
  }
  const [, named] = hops.map(({ says }) => NAMED_POD.exec(says)).find((each) => each !== null) ?? [];
  if (named !== undefined && assumptions.includes('the pod is ready') && !live.isReady(named)) {
    return ['nxdomain'];
  }
  if (!assumptions.every((each) => isSo(each, live, given))) {
    return ['timeout'];
  }
  if (assumptions.some((each) => isOtherFamily(each, given))) {
    return ['refused'];
  }
  switch (outcome.is) {
    case 'delivered':
      return [
        ...hops.filter(({ kind }) => kind === 'pod').map(({ says }) => (isHeard(says, assumptions) ? says : 'refused')),
        ...(assumptions.some((each) => TWICE_SAID.test(each)) ? ['refused'] : []),
      ];
    case 'refused':
      return assumptions.some((each) => NO_ANSWER.test(each)) ? ['refused', 'timeout'] : ['refused'];
    case 'dropped':
      return ['timeout'];
    case 'no such name':
      return ['nxdomain'];
    default:
      return undefined;
  }
}

/** What a trace takes for granted of a port that no container declares is not so here: the rig's echo listens on no other. */
function isHeard(says: string, assumptions: readonly string[]): boolean {
  const [, name, port] = /^(?:\d+ pods? of |pod \S+ of )?(.+) on (.+)$/.exec(says) ?? [];
  return !assumptions.includes(`a container of ${name} listens on ${port}`);
}

/** Whether a trace speaks of clients of one family, and this one is of the other. */
function isOtherFamily(assumption: string, { family }: Circumstances): boolean {
  const [, only] = /(?:clients connect over|an address of) IPv([46])/.exec(assumption) ?? [];
  return only !== undefined && Number(only) !== family;
}

/** Whether something that a trace takes for granted is so, of what would keep packets from arriving. */
function isSo(assumption: string, live: Live, { protocol, family, by, client }: Circumstances): boolean {
  const [, title = '', where] = /^an endpoint of Service (\S+) runs on (.+); otherwise/.exec(assumption) ?? [];
  if (where !== undefined) {
    const node = where === "the client's node" ? client : by;
    // A load balancer knows by itself which nodes have endpoints, and a node gives its own pods all of them.
    return node === undefined || (by !== undefined && by === client) || live.isServedOn(node, title, protocol);
  }
  if (assumption.includes('through to itself')) {
    return false;
  }
  // The load balancer of the rig drops clients of a family without ranges by itself, as those of clouds do.
  if (assumption.endsWith('lets in whoever the nodes let in')) {
    return false;
  }
  // The ranges hold no pod, but of a family without any range kube-proxy lets everybody in.
  const [, guarded] = /^the client's address is in the source ranges of Service (\S+)/.exec(assumption) ?? [];
  return client === undefined || guarded === undefined || !live.hasRangesOf(family, guarded);
}
