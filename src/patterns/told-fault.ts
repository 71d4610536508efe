import type { IConstruct } from 'constructs';
import type { Complaint } from '../values/complaint';
import { TOLD_FAULT, type ToldFault } from '../values/told-fault';

/** What there is to complain of, found out at synth. */
export type Look = () => readonly Complaint[] | Complaint | undefined;

/**
 * Leaves word for the checks of the same app that a construct itself complains of what a rule of theirs is about: one mistake
 * is told once, and the construct knows better what its author wrote.
 */
export function leaveWord(construct: IConstruct, rule: string, isRefusal: boolean, look: Look): void {
  const told: ToldFault = { rule, isRefusal, isTold: () => [look() ?? []].flat().length > 0 };
  construct.node.addMetadata(TOLD_FAULT, told);
}
