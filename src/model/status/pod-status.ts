import type { Field } from '../../values/field';
import type { Workload } from '../views/workload';

/** What a cluster says of one of its pods. */
export class PodStatus {
  private readonly status: Field;

  constructor(readonly pod: Workload) {
    this.status = pod.object.root.get('status');
  }

  /** Whether a cluster says anything of it; `kubectl create --dry-run` writes an empty status. */
  get isKnown(): boolean {
    return (this.status.get('phase').text ?? '') !== '';
  }

  /** Whether all its containers have ended and none will start again: it is no endpoint of anything. */
  get isOver(): boolean {
    const phase = this.status.get('phase').text;
    return phase === 'Succeeded' || phase === 'Failed';
  }

  /** Whether all its containers have ended well and none will start again, as those of a Job do. */
  get hasCompleted(): boolean {
    return this.status.get('phase').text === 'Succeeded';
  }

  get isBeingDeleted(): boolean {
    return this.pod.object.root.find('metadata', 'deletionTimestamp').isGiven;
  }

  /** Whether it could take requests, be it that it is being deleted. */
  get isServing(): boolean {
    return !this.isOver && this.condition('Ready')?.get('status').text === 'True';
  }

  get name(): string {
    return this.pod.name;
  }

  get address(): string | undefined {
    return this.status.get('podIP').text || undefined;
  }

  /** Whether it has an address, without which it is in no list of endpoints. */
  get hasAddress(): boolean {
    return !this.isOver && this.address !== undefined;
  }

  /** Why it ended, or was not begun, where that is told of the whole pod: `Evicted`. */
  get reason(): string | undefined {
    return this.status.get('reason').text;
  }

  condition(type: string): Field | undefined {
    return this.status.get('conditions').items.find((each) => each.get('type').text === type);
  }

  /** What is known of its containers: first of those that run before the others. */
  get containers(): readonly Field[] {
    return [...this.status.get('initContainerStatuses').items, ...this.status.get('containerStatuses').items];
  }
}
