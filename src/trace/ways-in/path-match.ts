/** How a rule compares paths, whichever API it is of. */
export type PathComparison = 'Exact' | 'Prefix' | 'ImplementationSpecific' | 'RegularExpression';

/**
 * How closely a path of a rule fits the one that is asked for; undefined where it does not fit. An exact path comes before
 * any prefix, and a longer prefix before a shorter one; prefixes are compared element by element.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
 */
export function pathCloseness(comparison: PathComparison, rule: string, path: string): number | undefined {
  switch (comparison) {
    case 'Exact':
      return rule === path ? Number.MAX_SAFE_INTEGER : undefined;
    case 'RegularExpression':
      return fits(rule, path) ? rule.length : undefined;
    default: {
      const prefix = rule.replace(/(?<!\/)\/+$/, '');
      return path === prefix || path.startsWith(`${prefix}/`) ? prefix.length + 1 : undefined;
    }
  }
}

function fits(pattern: string, path: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})`).test(path);
  } catch {
    return false;
  }
}
