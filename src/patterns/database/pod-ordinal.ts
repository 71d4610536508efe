import { Complaint, isComplaint } from '../../values/complaint';
import { type Parser, wholeNumber } from '../../values/parser';

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

const anyOrdinal = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** The ordinal of one of so many pods, at least one. */
export function podOrdinal(pods: number): Parser<number> {
  return (input) => {
    const ordinal = anyOrdinal(input);
    return isComplaint(ordinal) ? ordinal : (ordinalComplaint(ordinal, pods) ?? ordinal);
  };
}
