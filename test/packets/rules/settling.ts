import type { Manifest } from '../../support/synth';
import { nodes } from '../harness/nodes';
import { podsOf, type Stage } from '../harness/stage';
import { until } from '../harness/waiting';
import { ASKER } from './askers';

/*
 * When an example stands: its pods are ready, or never will be.
 */

/** Waits until all pods are ready, or, where they never will be, until the kubelet has said so of one. */
export async function settled(stage: Stage, manifests: readonly Manifest[], unready: boolean): Promise<void> {
  const pods = podsOf(manifests) + (await besidesIn(manifests));
  if (!unready || pods === 0) {
    await stage.ready(1 + pods);
    return;
  }
  await until(
    `pod ${ASKER} in ${stage.namespace}`,
    () => stage.pods(ASKER),
    (askers) => askers.some(({ isReady }) => isReady),
  );
  await until(
    `word from the kubelet of a pod in ${stage.namespace} that does not get ready`,
    () => stage.list('v1', 'Event'),
    (events) => events.some(isTrouble),
  );
}

/** Whether an Event says of a pod that it does not get ready, and not only that its program has just been started. */
function isTrouble({ reason, message, count }: Manifest): boolean {
  switch (reason) {
    case 'Unhealthy':
      return message.startsWith('Readiness probe') && count > 2;
    case 'Failed':
      return message.startsWith('Error: ');
    case 'BackOff':
      return message.startsWith('Back-off restarting');
    case 'FailedMount':
      // At first, the kubelet may not have heard of an object that is there.
      return count > 2;
    default:
      return false;
  }
}

/** The pods of Jobs and of DaemonSets. */
async function besidesIn(manifests: readonly Manifest[]): Promise<number> {
  const count = (wanted: string) => manifests.filter(({ kind }) => kind === wanted).length;
  return count('Job') + count('DaemonSet') * (await nodes()).length;
}
