import { Complaint } from '../../values/complaint';
import { type Constraint, NO_REFUSALS } from './constraint';

/** A field of a map that must be there and not be empty. `fix` is what to do where it is not. */
export function required(key: string, what: string, fix: string): Constraint {
  return {
    sort: 'required',
    looksAt: [key],
    demand: (map) => {
      const field = map.get(key);
      const isEmptyList = field.isList && field.length === 0;
      return map.isMap && (!field.isGiven || field.value === '' || isEmptyList)
        ? [{ field, complaint: new Complaint(isEmptyList ? 'an empty list' : 'nothing', what, fix) }]
        : NO_REFUSALS;
    },
  };
}
