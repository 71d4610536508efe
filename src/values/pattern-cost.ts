/*
 * Regular expressions out of manifests are whatever somebody wrote, and those of JavaScript try one way after the other: of
 * some patterns there are more ways than anybody has time for. Controllers that read them have machines without that weakness.
 */

/** A pattern may be tried in so many ways before it counts as costly: some milliseconds. */
const MOST_WAYS = 1e6;

/** What stands one after the other in a pattern: an escape, the beginning of a group, a number of rounds, any other sign. */
const TOKEN = /\\[\s\S]|\((?:\?[:=!<])?|\{\d{1,9}(?:,\d{0,9})?\}|[\s\S]/g;

/** Whether a text of a length may keep a pattern busy: an upper bound, which counts every choice as if each way were tried. */
export function isCostly(pattern: string, length: number): boolean {
  return waysOf(pattern, length) > MOST_WAYS;
}

/** The ways through a group so far, and its alternatives. */
interface Group {
  ways: number;
  options: number;
}

function waysOf(pattern: string, length: number): number {
  const open: Group[] = [{ ways: 1, options: 1 }];
  /** The ways through what may be repeated next: a group that just closed, or a single sign. */
  let last = 1;
  let isInSet = false;
  for (const [token] of pattern.matchAll(TOKEN)) {
    const group = open.at(-1) as Group;
    if (isInSet || token === '[') {
      isInSet = token !== ']';
      last = 1;
    } else if (token.startsWith('(')) {
      open.push({ ways: 1, options: 1 });
    } else if (token === ')') {
      last = open.length > 1 ? closed(open.pop() as Group) : 1;
      (open.at(-1) as Group).ways *= last;
    } else if (token === '|') {
      group.options += 1;
    } else if (/^\\[1-9k]$/.test(token)) {
      return Number.POSITIVE_INFINITY;
    } else if (token === '?') {
      group.ways *= 2;
    } else if (/^(?:[*+]|\{\d)/.test(token)) {
      // Repeating what is a choice already multiplies the choices with each round.
      group.ways *= last > 1 ? Number.POSITIVE_INFINITY : length + 1;
    } else {
      last = 1;
    }
  }
  return open.map(closed).reduce((all, ways) => all * ways, 1);
}

function closed({ ways, options }: Group): number {
  return ways * options;
}
