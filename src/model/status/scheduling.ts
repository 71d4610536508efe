/** Why some nodes do not take a pod. */
export interface NodeRefusal {
  readonly is: 'resources' | 'taint' | 'labels' | 'spread' | 'ports' | 'no claim' | 'volume' | 'cordoned' | 'other';
  /** In words, as what follows the number of nodes: `have too little memory free`. */
  readonly says: string;
  /** How many nodes; nothing, where it holds for all. */
  readonly nodes: number | undefined;
}

/** A reason that the scheduler gives, and what it means. */
type Reading = readonly [said: RegExp, is: NodeRefusal['is'], says: (...found: readonly string[]) => string];

/**
 * What the plugins of the scheduler say of nodes that they filter out.
 *
 * `pkg/scheduler/framework/plugins` of Kubernetes: noderesources, tainttoleration, nodeaffinity, interpodaffinity,
 * podtopologyspread, nodeports, volumebinding, nodeunschedulable
 */
const READINGS: readonly Reading[] = [
  [/^Insufficient (\S+)$/, 'resources', (resource) => `too little ${resource} free`],
  [/^Too many pods$/, 'resources', () => 'all the pods that fit'],
  [
    /untolerated taint(?:s|\(s\))?(?: \{([^:{}]+))?/,
    'taint',
    (key) => `a taint that the pods do not tolerate${key === '' ? '' : `: ${key}`}`,
  ],
  [/node affinity\/selector|node affinity|node selector/, 'labels', () => 'none of the labels that the pods ask for'],
  [
    /topology spread|affinity rules/,
    'spread',
    () => 'other pods, from which these want to be apart, or too few that they want to be with',
  ],
  [/free ports/, 'ports', () => 'the port taken that the pods want of their node'],
  [
    /persistentvolumeclaim "([^"]+)" not found/,
    'no claim',
    (claim) => `no PersistentVolumeClaim ${JSON.stringify(claim)}`,
  ],
  [/[Pp]ersistentVolumeClaim|persistent volumes?|volume node affinity/, 'volume', () => 'no volume for their claim'],
  [/were unschedulable/, 'cordoned', () => 'been closed to new pods (cordoned)'],
];

/** The message of the scheduler about a pod that no node takes, taken apart. Empty where it is no such message. */
export function nodeRefusalsIn(message: string): readonly NodeRefusal[] {
  const [, reasons] =
    /^\d+\/\d+ nodes are available: (.*?)(?:\.? (?:preemption|no new claims).*)?$/s.exec(message) ?? [];
  return reasons === undefined
    ? []
    : reasons
        .replace(/\.\s*$/, '')
        .split(/, (?=\d+ |pod has |persistentvolumeclaim )/)
        .map(refusalIn);
}

function refusalIn(text: string): NodeRefusal {
  const [, number, reason = text] = /^(\d+) (.*)$/s.exec(text) ?? [];
  const nodes = number === undefined ? undefined : Number(number);
  for (const [said, is, says] of READINGS) {
    const found = said.exec(reason);
    if (found !== null) {
      return { is, nodes, says: says(...found.slice(1).map((each) => each ?? '')) };
    }
  }
  return { is: 'other', nodes, says: JSON.stringify(reason) };
}

/** The refusals of all nodes as a part of a sentence: `2 nodes have too little memory free, 1 has a taint …`. */
export function refusalsInWords(refusals: readonly NodeRefusal[]): string {
  return refusals
    .map(({ nodes, says }, i) => {
      const noun = i === 0 ? (nodes === 1 ? ' node' : ' nodes') : '';
      return nodes === undefined ? `there is ${says}` : `${nodes}${noun} ${nodes === 1 ? 'has' : 'have'} ${says}`;
    })
    .join(', ');
}
