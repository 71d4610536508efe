import { check } from '../../../src/check/check';
import { RULES } from '../../../src/check/rules';
import { Cluster } from '../../../src/model/cluster/cluster';
import { readObjects } from '../../../src/model/objects/read';
import type { Manifest } from '../../support/synth';

/** Rules whose errors mean that the API server refuses the object. */
const REFUSING = new Set(RULES.filter(({ refused }) => refused).map(({ id }) => id));

/** What the API server says. */
export interface Answer {
  readonly accepted: boolean;
  readonly words: string;
}

/** Why the server and the rules may differ on purpose. */
export interface Difference {
  /** What the server says, where it refuses what we do not; or what we say, where we refuse what it takes. */
  readonly words: RegExp;
  readonly because: string;
}

export const DIFFERENCES: readonly Difference[] = [
  {
    words: /failed to allocate IP|not configured on this cluster|not configured for dual-stack|range of valid IPs/,
    because: 'Which addresses a cluster hands out is its own matter, and not in any manifest.',
  },
  {
    words: /only we refuse: duplicate-entry: (Deployment|StatefulSet) [^;]*containerPort[^;]*; change one of the two$/,
    because:
      'With hostNetwork, container ports are host ports. The template is stored, and each of its pods is refused.',
  },
  {
    words: /only the server refuses: Ingress.*"SHOP\.example\.com"/,
    because: 'Capitals in a host mostly wait to be replaced by something else, so they are a warning.',
  },
  {
    words: /only the server refuses: \w*Route.*sectionName or port must be specified/,
    because:
      'Of two listeners, one may be named with its port; the experimental definitions refuse that, the standard ones do not.',
  },
];

/** How the rules and the server disagree about an object, or nothing. */
export function disagreementOn(manifest: Manifest, { accepted, words }: Answer): string | undefined {
  const errors = check(new Cluster(readObjects([manifest]))).findings.filter(({ severity }) => severity === 'error');
  const refusals = errors.filter(({ rule }) => REFUSING.has(rule));
  if (accepted) {
    return explained(
      refusals.length === 0
        ? undefined
        : `only we refuse: ${refusals.map(({ rule, message }) => `${rule}: ${message}`).join('; ')}`,
    );
  }
  return explained(errors.length > 0 ? undefined : `only the server refuses: ${words}`);
}

function explained(disagreement: string | undefined): string | undefined {
  return disagreement !== undefined && DIFFERENCES.some(({ words }) => words.test(disagreement))
    ? undefined
    : disagreement;
}
