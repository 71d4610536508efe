import { isCostly } from './pattern-cost';

/** No path is longer, and no longer one is looked for: manifests hold whatever somebody wrote. */
const MOST_SIGNS = 1024;

/** A short text that a regular expression fits from end to end; undefined where none is found, as for one that looks ahead. */
export function sampleOf(pattern: string): string | undefined {
  if (pattern.length > MOST_SIGNS) {
    return undefined;
  }
  const sample = plain(shortest(withoutGroups(guarded(pattern))));
  return !isCostly(pattern, sample.length) && fits(pattern, sample) ? sample : undefined;
}

function fits(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return false;
  }
}

/** Where signs stand that are meant as themselves, until all signs with a meaning are gone: a range of Unicode for private use. */
const GUARD = 0xe000;

function guard(sign: string): string {
  return String.fromCharCode(GUARD + sign.charCodeAt(0));
}

function plain(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - GUARD));
}

/** One of the signs that a class stands for. */
const ONE_OF: Readonly<Record<string, string>> = { d: '0', w: 'a', s: ' ', D: 'a', W: '-', S: 'a' };

/** Every escape and every set as one sign that it stands for. */
function guarded(pattern: string): string {
  return pattern
    .replace(/\\([bB])/g, '')
    .replace(/\\(.)/g, (_, sign: string) => guard(ONE_OF[sign] ?? sign))
    .replace(/\[(\^?)([^[\]]+)\]/g, (_, negation: string, members: string) =>
      guard(memberOf(negation !== '', members)),
    );
}

/** What a set that leaves something out may be instead. */
const OTHERS = ['a', '0', '-', '.', '/'];

function memberOf(isNegated: boolean, members: string): string {
  const all = plain(members);
  return isNegated ? (OTHERS.find((each) => !fits(`[${members}]`, each)) ?? '_') : all.charAt(0);
}

const INNERMOST_GROUP = /\((?:\?:|\?<\w+>)?([^()]*)\)([?*+]|\{\d+(?:,\d*)?\})?\??/;

function withoutGroups(pattern: string): string {
  let text = pattern;
  for (let group = INNERMOST_GROUP.exec(text); group !== null; group = INNERMOST_GROUP.exec(text)) {
    const [whole, inside = '', rounds] = group;
    const before = text.slice(0, group.index);
    text = `${before}${repeated(shortest(inside), rounds)}${text.slice(group.index + whole.length)}`;
  }
  return text;
}

/** The first alternative of a pattern without groups, with as few signs as it takes, all of them guarded. */
function shortest(pattern: string): string {
  const [first = ''] = pattern.split('|');
  return first
    .replace(/[\^$]/g, '')
    .replaceAll('.', guard('a'))
    .replace(/([^?*+{}])([?*+]|\{\d+(?:,\d*)?\})?\??/g, (_, sign: string, rounds?: string) =>
      repeated(sign >= '\ue000' ? sign : guard(sign), rounds),
    );
}

function repeated(text: string, rounds = ''): string {
  const least = rounds === '?' || rounds === '*' ? 0 : Number(/\d+/.exec(rounds)?.[0] ?? 1);
  return text.repeat(Math.min(least, Math.ceil(MOST_SIGNS / Math.max(text.length, 1))));
}
