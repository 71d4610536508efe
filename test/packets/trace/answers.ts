import { inShort, type Outcome } from '../harness/outcome';

/**
 * Who answered, as a trace calls them, and what failed, each once, in order.
 *
 * @param isNamed whether one pod was asked for by its name
 */
export function wordsFor(outcomes: readonly Outcome[], isNamed: boolean): string[] {
  const pods = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const outcome of outcomes) {
    const { pod, namespace, localAddress, localPort, protocol } = outcome.echo ?? {};
    const port = `${localPort}/${protocol === 'udp' ? 'UDP' : 'TCP'}`;
    if (pod !== undefined) {
      const word = `${makerOf(pod, namespace)} on ${port}`;
      if (isNamed) {
        others.add(`pod ${pod} of ${word}`);
      } else {
        pods.set(word, (pods.get(word) ?? new Set()).add(pod));
      }
    } else {
      others.add(localAddress === undefined ? failureIn(outcome) : `${localAddress} on ${port}`);
    }
  }
  return [
    ...[...pods].map(([word, { size }]) => `${size} ${size === 1 ? 'pod' : 'pods'} of ${word}`),
    ...others,
  ].sort();
}

/** A record that is not there, of a name that is, is no answer either. */
function failureIn(outcome: Outcome): string {
  return outcome.ok && outcome.rcode !== undefined ? 'nxdomain' : inShort(outcome);
}

/** Pods are called after what makes them: those of a StatefulSet by their number, others by chance. */
function makerOf(pod: string, namespace: string | undefined): string {
  const [app, ...others] = pod.split('-');
  return `${others.length === 1 ? 'StatefulSet' : 'Deployment'} ${namespace}/${app}`;
}
