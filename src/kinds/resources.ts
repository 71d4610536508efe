import { KIND_BY_NAME, type KnownKind } from './all-kinds';
import { groupOf } from './language/typed';

/*
 * Kinds as people name them to kubectl: in lower case, in plural or short, and with their group where the name of another
 * would be the same. The plurals are those of English, save for Endpoints, which are one and many.
 */

/** A kind in lower case and plural: `ingresses`. */
export function pluralOf(kind: string): string {
  const lower = kind.toLowerCase();
  if (lower === 'endpoints') {
    return lower;
  }
  return /s$/.test(lower) ? `${lower}es` : /[^aeiou]y$/.test(lower) ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}

/** A kind as it cannot be taken for one of another group: `ingresses.networking.k8s.io`. */
export function resourceOf(kind: KnownKind): string {
  const group = groupOf(KIND_BY_NAME.get(kind)?.versions[0].apiVersion ?? '');
  return group === '' ? pluralOf(kind) : `${pluralOf(kind)}.${group}`;
}

/** Whether kubectl would take a word for a kind: whatever the case, in singular, plural or short. */
export function isCalled(kind: string, word: string): boolean {
  const lower = word.toLowerCase();
  return (
    lower === kind.toLowerCase() || lower === pluralOf(kind) || (KIND_BY_NAME.get(kind)?.short.includes(lower) ?? false)
  );
}
