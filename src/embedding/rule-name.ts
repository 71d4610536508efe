import { RULES, type RuleId } from '../check/rules';
import { isComplaint } from '../values/complaint';
import { oneOf } from '../values/parser';

/** The name of a rule that exists. Throws the sentence that says which it may have been. */
export function ruleNamed(where: string, name: unknown): RuleId {
  const read = oneOf(RULES.map(({ id }) => id as RuleId))(name);
  if (isComplaint(read)) {
    throw new Error(read.sentence(where));
  }
  return read;
}
