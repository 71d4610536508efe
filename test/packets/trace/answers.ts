import { inShort, type Outcome } from '../harness/outcome';

/** Who answered, as a trace calls them, and what failed, each once, in order. */
export function wordsFor(outcomes: readonly Outcome[]): string[] {
  const pods = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const outcome of outcomes) {
    const { pod, namespace, localAddress, localPort, protocol } = outcome.echo ?? {};
    const port = `${localPort}/${protocol === 'udp' ? 'UDP' : 'TCP'}`;
    if (pod !== undefined) {
      // Pods of a Deployment are called after it.
      const word = `Deployment ${namespace}/${pod.split('-')[0]} on ${port}`;
      pods.set(word, (pods.get(word) ?? new Set()).add(pod));
    } else {
      others.add(localAddress === undefined ? inShort(outcome) : `${localAddress} on ${port}`);
    }
  }
  return [
    ...[...pods].map(([word, { size }]) => `${size} ${size === 1 ? 'pod' : 'pods'} of ${word}`),
    ...others,
  ].sort();
}
