import { nearMiss } from './near-miss';

/**
 * Whether two names differ by a slip of the pen. Names that count (`web-1`, `web-2`) or that end in another letter
 * (`shop`, `shop-a`, `shop-b`) or a version (`shop`, `shop-v2`) are meant to differ.
 */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || short.length < 3 || long.length - short.length > 2 || counts(a, b)) {
    return false;
  }
  const allowed = short.length < 6 ? 1 : 2;
  return nearMiss(a, [b]) !== undefined && differing(a.toLowerCase(), b.toLowerCase()) <= allowed + 1;
}

/** As many of some things as are compared with a wrong name: enough for people's mistakes, and it keeps the check linear. */
export function compared<T>(things: readonly T[]): readonly T[] {
  return things.slice(0, 200);
}

/** Whether two names say the same, apart from the word for what they name: `web` and `web-svc`. */
export function isKin(a: string, b: string): boolean {
  return a !== '' && core(a) === core(b);
}

/** The candidate that a name was most likely meant to be, or undefined. */
export function meant(name: string, candidates: readonly string[]): string | undefined {
  return candidates.find((each) => each !== name && isKin(each, name)) ?? candidates.find((each) => isSlip(each, name));
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
