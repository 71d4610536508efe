/**
 * How closely the host of a rule fits the one that is asked for: the whole name before a wildcard, the longer wildcard
 * before the shorter, any of them before a rule for every host. Undefined where it does not fit.
 *
 * @param labels how many labels a star stands for: one in Ingresses and certificates, one or several in the Gateway API
 */
export function closeness(rule: string, host: string, labels: 'one' | 'several'): number | undefined {
  const written = rule.toLowerCase();
  if (written === '') {
    return 0;
  }
  if (written === host) {
    return Number.MAX_SAFE_INTEGER;
  }
  if (!written.startsWith('*.') || !host.endsWith(written.slice(1))) {
    return undefined;
  }
  const replaced = host.slice(0, host.length - written.length + 1);
  return replaced !== '' && (labels === 'several' || !replaced.includes('.')) ? written.length : undefined;
}
