/**
 * How a rule compares its path with that of a request: as a whole, as a prefix by elements or by letters, as a regular
 * expression, or as a whole in which stars stand for more.
 */
export type PathComparison = 'exact' | 'elements' | 'letters' | 'pattern' | 'wildcards';

/**
 * How closely a path of a rule fits the one that is asked for; undefined where it does not fit. An exact path comes before
 * any prefix, and a longer prefix before a shorter one.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
 */
export function pathCloseness(comparison: PathComparison, rule: string, path: string): number | undefined {
  switch (comparison) {
    case 'exact':
      return rule === path ? Number.MAX_SAFE_INTEGER : undefined;
    case 'pattern':
      return isMatch(rule, path) ? rule.length : undefined;
    case 'letters':
      return path.startsWith(rule) ? rule.length : undefined;
    case 'wildcards':
      return fitsStars(rule, path) ? rule.length : undefined;
    case 'elements': {
      const prefix = rule.replace(/(?<!\/)\/+$/, '');
      return path === prefix || path.startsWith(`${prefix}/`) ? prefix.length + 1 : undefined;
    }
  }
}

function isMatch(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})`).test(text);
  } catch {
    return false;
  }
}

/** Each part between stars is taken where it comes first, which leaves the most for those behind it. */
function fitsStars(rule: string, path: string): boolean {
  const [first = '', ...others] = rule.split('*');
  const last = others.pop();
  if (last === undefined) {
    return rule === path;
  }
  let at = path.startsWith(first) ? first.length : -1;
  for (const part of others) {
    const found = at < 0 ? -1 : path.indexOf(part, at);
    at = found < 0 ? -1 : found + part.length;
  }
  return at >= 0 && path.length - last.length >= at && path.endsWith(last);
}
