import { DEFAULT_TARGET, type Target, targetOfVersion } from '../kinds/language/target';
import { isComplaint } from '../values/complaint';
import { objectWith, optional, yesOrNo } from '../values/parser';

/** What every door but the command line can be told, as plain data. */
export interface GivenSettings {
  readonly kubernetes?: string;
  readonly strict?: boolean;
}

/** The same, understood. */
export interface Settings {
  readonly target: Target;
  /** Whether warnings fail as errors do. */
  readonly strict: boolean;
}

const parse = objectWith(
  { kubernetes: optional(targetOfVersion), strict: optional(yesOrNo) },
  'an object of properties',
);

/** Understands settings, or throws the sentence that says why not. */
export function settingsOf(where: string, given: unknown): Settings {
  const read = parse(given ?? {});
  if (isComplaint(read)) {
    throw new Error(read.sentence(where));
  }
  return { target: read.kubernetes ?? DEFAULT_TARGET, strict: read.strict ?? false };
}
