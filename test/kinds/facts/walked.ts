import { nameOf } from './makings';

/** So long a value may get before what it holds has lines of its own. */
const WIDEST = 150;

/** What a thing says, a fact a line, each with the way to it. */
export function linesOf(way: string, value: unknown): string[] {
  const whole = typeof value === 'function' ? shown(value) : shownWhole(value);
  const parts = whole.length > WIDEST ? partsOf(value) : [];
  return parts.length === 0
    ? [`${way}: ${whole}`]
    : parts.flatMap(([step, part]) => (isNamed(part) ? [`${way}${step}: ${shown(part)}`] : linesOf(way + step, part)));
}

/** A value in one line, by its name if it has one. */
export function shown(value: unknown): string {
  return isNamed(value) ? (nameOf(value) ?? '') : shownWhole(value);
}

/** Whether something has lines of its own elsewhere, where it is told whole. */
function isNamed(value: unknown): value is object {
  const isThing = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isThing && nameOf(value) !== undefined;
}

function shownWhole(value: unknown): string {
  if (typeof value === 'function') {
    return value.name === '' ? 'a function' : `${value.name}()`;
  }
  if (value instanceof RegExp || typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }
  if (Array.isArray(value) || value instanceof Set) {
    return `[${[...value].map(shown).join(', ')}]`;
  }
  const entries = entriesOf(value).map(([key, each]) => `${key}: ${shown(each)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** What has lines of its own in a thing that has a line too many. */
function partsOf(value: unknown): [string, unknown][] {
  if (Array.isArray(value) || value instanceof Set) {
    return [...value].map((each) => [`[${labelOf(each)}]`, each]);
  }
  const isPlain = typeof value === 'object' && value !== null && !(value instanceof RegExp);
  return isPlain ? entriesOf(value).map(([key, each]) => [/^\w+$/.test(key) ? `.${key}` : ` ${key}`, each]) : [];
}

function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Map) {
    return [...value].map(([key, each]) => [String(key), each]);
  }
  return Object.entries(value).flatMap(([key, each]): [string, unknown][] =>
    // Tables of annotations are made when they are first asked for.
    each === undefined ? [] : [[key, key === 'facts' && typeof each === 'function' ? each() : each]],
  );
}

/** What tells an item of a list from the others, so that a new one moves none of their lines. */
export function labelOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) {
    return '';
  }
  const { called, kinds, group, kind, at, id, key, name } = item as Record<string, unknown>;
  const label = [called, id, kinds, kind, at, key, name].find(
    (each) => typeof each === 'string' || Array.isArray(each),
  );
  return nameOf(item) ?? [...(label === kind && group ? [group] : []), label].join(' ');
}
