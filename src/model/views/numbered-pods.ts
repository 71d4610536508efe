import { POD_INDEX_LABEL, POD_NAME_LABEL } from '../../kinds/parts/numbered-pod-labels';
import type { Workload } from './workload';

/** The numbers of the pods of a StatefulSet, which follow one another. */
export interface PodNumbers {
  readonly first: number;
  /** Undefined where it cannot be read how many there are. */
  readonly count: number | undefined;
}

/** `spec.ordinals.start` says with which number a StatefulSet begins. */
export function podNumbersOf({ object, replicas }: Workload): PodNumbers {
  return { first: object.spec.find('ordinals', 'start').number ?? 0, count: replicas };
}

export function isAmong({ first, count }: PodNumbers, number: number): boolean {
  return number >= first && (count === undefined || number < first + count);
}

/** The one pod of a StatefulSet that labels ask for, by its name or its number. */
export interface AskedPod {
  /** The label that asks for it. */
  readonly key: string;
  readonly name: string;
  readonly number: number;
  readonly exists: boolean;
}

/**
 * The one pod that labels ask a StatefulSet for, if they do: `updateIdentity` in `pkg/controller/statefulset/stateful_set_utils.go`
 * of Kubernetes gives each pod its name and its number. Other kinds that call themselves so may number their pods in another way.
 */
export function podAskedFor(workload: Workload, labels: ReadonlyMap<string, string>): AskedPod | undefined {
  const name = labels.get(POD_NAME_LABEL);
  const index = labels.get(POD_INDEX_LABEL);
  const text = name?.slice(workload.name.length + 1) ?? index;
  if (workload.kind !== 'StatefulSet' || text === undefined) {
    return undefined;
  }
  const number = Number(text);
  const isOne = (index ?? text) === text;
  return {
    key: name === undefined ? POD_INDEX_LABEL : POD_NAME_LABEL,
    name: isOne ? `${workload.name}-${text}` : `${workload.name}-${text} of number ${index}`,
    number,
    exists: text === String(number) && isOne && isAmong(podNumbersOf(workload), number),
  };
}
