import { LONGEST_SLIP, nearMiss } from './near-miss';

/**
 * Whether two names differ by a slip of the pen. Names that count (`web-1`, `web-2`) or that end in another letter
 * (`shop`, `shop-a`, `shop-b`) or a version (`shop`, `shop-v2`) are meant to differ, and so are those of a protocol with
 * and without TLS (`http`, `https`). Words that are not alike make no slip, however long the rest is (`self-host-sso`,
 * `self-host-scim`).
 */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (
    a === b ||
    short.length < 3 ||
    long.length - short.length > LONGEST_SLIP ||
    counts(a, b) ||
    areSecureAndPlain(a, b) ||
    areOpposites(a, b)
  ) {
    return false;
  }
  const allowed = short.length < 6 ? 1 : 2;
  return (
    nearMiss(a, [b]) !== undefined && differing(a.toLowerCase(), b.toLowerCase()) <= allowed + 1 && hasLikeWords(a, b)
  );
}

/** Protocols that have a name of their own with TLS. */
const SECURED = /\b(https?|wss?|grpcs?|tcps?|amqps?|mqtts?|ldaps?|smtps?|imaps?|pop3s?|ftps?|rediss?)\b/gi;

/** Whether two names are the same but for protocols with TLS and without. */
function areSecureAndPlain(a: string, b: string): boolean {
  const [plain, other] = [a, b].map((name) => name.replace(SECURED, '*'));
  return plain === other && plain?.includes('*') === true;
}

/** Words that are alike and say the opposite. */
const OPPOSITES: readonly (readonly [RegExp, string])[] = [
  [/ingress/gi, 'egress'],
  [/internal/gi, 'external'],
  [/inbound/gi, 'outbound'],
];

/** Whether two names are the same but for a word that says the opposite. */
function areOpposites(a: string, b: string): boolean {
  return OPPOSITES.some(([word, opposite]) => a.replace(word, opposite) === b.replace(word, opposite));
}

/** Whether each word of two names is that of the other or a slip of it, as far as both have as many. */
function hasLikeWords(a: string, b: string): boolean {
  const [words, others] = [a.split(/[-_.]/), b.split(/[-_.]/)];
  return (
    words.length === 1 ||
    words.length !== others.length ||
    words.every((word, i) => word === others[i] || isLikeWord(word, others[i] ?? ''))
  );
}

/** Short words are taken for one another where a letter is lost, doubled or out of place. */
function isLikeWord(a: string, b: string): boolean {
  return Math.min(a.length, b.length) < 3 ? differing(a, b) <= 2 : isSlip(a, b);
}

/** As many things as are compared with a wrong name: enough for people's mistakes, and it keeps the check linear. */
export const MOST_COMPARED = 200;

/** As many of some things as are compared with a wrong name. */
export function compared<T>(things: readonly T[]): readonly T[] {
  return things.slice(0, MOST_COMPARED);
}

/** Whether two names say the same, apart from the word for what they name: `web` and `web-svc`. */
export function isKin(a: string, b: string): boolean {
  return a !== '' && core(a) === core(b);
}

/** The candidate that a name was most likely meant to be, or undefined. */
export function meant(name: string, candidates: readonly string[]): string | undefined {
  return candidates.find((each) => each !== name && isKin(each, name)) ?? candidates.find((each) => isSlip(each, name));
}

/**
 * The candidate that a name is a slip of, among siblings of which most are meant to differ. Stricter than `meant`: each word is
 * the same or begins alike, for `internal` and `external` differ by two letters; and among more names than are compared, siblings
 * cannot be told from slips.
 */
export function slipAmong(name: string, candidates: readonly string[]): string | undefined {
  return candidates.length > MOST_COMPARED
    ? undefined
    : candidates.find((each) => each !== name && isWordwiseSlip(name, each));
}

function isWordwiseSlip(a: string, b: string): boolean {
  const [words, others] = [a.split(/[-_.]/), b.split(/[-_.]/)];
  return (
    words.length === others.length &&
    words.every((word, i) => word === others[i] || (beginsLike(word, others[i] ?? '') && isSlip(word, others[i] ?? '')))
  );
}

/** With the same letter, or one of them with the second of the other, where the first was left out. */
function beginsLike(a: string, b: string): boolean {
  return a[0] === b[0] || a === b.slice(1) || a.slice(1) === b;
}

function core(name: string): string {
  return name
    .toLowerCase()
    .replace(/[-_.]?(svc|service|deployment|deploy|statefulset|sts|headless|app|pod|server)$/, '')
    .replace(/[-_.]/g, '');
}

function counts(a: string, b: string): boolean {
  const pattern = /[-_.]?v?\d+|[-_.][a-z]$/g;
  return a.replace(pattern, '') === b.replace(pattern, '');
}

/** How many letters lie between the first and the last difference, in the longer name. */
function differing(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}
