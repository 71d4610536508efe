import { RULES } from '../../src/check/rules';

/*
 * The examples about what the API server refuses: no request comes of them, and it is asked itself.
 */

/** Two manifests of a rule, by the rule's id and their number: 0 is its own, those of `more` follow. */
export interface NumberedExample {
  readonly name: string;
  readonly bad: string;
  readonly good: string;
}

/** Examples of rules that tell as well of what the server takes. */
const OF_OTHER_RULES = ['duplicate-listener#0', 'duplicate-listener#1'];

export const EXAMPLES: readonly NumberedExample[] = RULES.flatMap((rule) =>
  [rule, ...(rule.more ?? [])].map(({ bad, good }, i) => ({ name: `${rule.id}#${i}`, bad, good })),
);

const REFUSING = RULES.filter(({ refused }) => refused).map(({ id }) => id);

export const REFUSED_EXAMPLES = EXAMPLES.filter(
  ({ name }) => REFUSING.includes(name.split('#')[0]) || OF_OTHER_RULES.includes(name),
);
