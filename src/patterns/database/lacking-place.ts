import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { refusal } from '../refusal';

/** Refuses what an image has no place for, as far as is known of it. */
export function lackingPlace(scope: IConstruct, prop: string, found: string, expected: string, missing: string): Error {
  return refusal(
    scope,
    new Complaint(
      `${found}, for which this engine has no place`,
      expected,
      `set ${missing} in DatabaseEngine.custom`,
      `.${prop}`,
    ),
  );
}
