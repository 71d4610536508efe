import { Complaint } from '../../values/complaint';

/** What is wrong with the ordinal of a pod where there are so many of them, at least one. */
export function ordinalComplaint(ordinal: number, pods: number): Complaint | undefined {
  return ordinal < pods
    ? undefined
    : new Complaint(
        `pod ${ordinal} of ${pods}`,
        pods === 1 ? '0, the only pod' : `0 to ${pods - 1}`,
        'choose a pod that there is, or raise replicas',
      );
}
