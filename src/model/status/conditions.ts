import type { Field } from '../../values/field';
import { quotedMessage } from '../../values/wording';

/** Something that a controller says of an object. */
export interface Condition {
  readonly field: Field;
  readonly type: string;
  /** `True`, `False`, or `Unknown` where nobody has said so yet. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/**
 * The conditions in a list, but for those about a state of the object that is no more: a controller writes which one it saw.
 *
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#typical-status-properties
 */
export function conditionsIn(list: Field, generation: number | undefined): readonly Condition[] {
  return list.items
    .filter((field) => {
      const seen = field.get('observedGeneration').number;
      return seen === undefined || generation === undefined || seen >= generation;
    })
    .map((field) => ({
      field,
      type: field.get('type').text ?? '',
      status: field.get('status').text ?? '',
      reason: field.get('reason').text ?? '',
      message: field.get('message').text ?? '',
    }));
}

/** A condition as a sentence quotes it: `Programmed False, AddressNotAssigned: "…"`. */
export function conditionInWords({ type, status, reason, message }: Condition): string {
  return `${type} ${status}${reason === '' ? '' : `, ${reason}`}${message === '' ? '' : `: ${quotedMessage(message)}`}`;
}
