import { pageOf } from '../check/report/manual';
import { RULES } from '../check/rules';

/** The page of a rule. In the bundle, this alone has the manuals of the rules. */
export function explained(rule: string): string {
  return RULES.filter(({ id }) => id === rule)
    .map(pageOf)
    .join('');
}
