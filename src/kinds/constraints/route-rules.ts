import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { DEFAULT_PATH } from '../language/gateway-api';
import { constraint, refusal } from './makers';

/*
 * What the validation rules of the Gateway API demand of the rules of an HTTPRoute:
 * https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httprouterule
 */

/** Who redirects answers the request, so that nothing is left to send on, or to rewrite. */
export const REDIRECT_ALONE: Constraint = constraint(
  'combination',
  ['filters', 'backendRefs'],
  function* (rule): Iterable<Refusal> {
    const redirect = filterOf(rule, 'requestRedirect');
    const rewrite = filterOf(rule, 'urlRewrite');
    const backends = rule.get('backendRefs');
    if (redirect !== undefined && backends.length > 0) {
      yield refusal(backends, 'backends beside a redirect', 'one of the two', 'leave one out, or write two rules');
    }
    if (redirect !== undefined && rewrite !== undefined) {
      yield refusal(rewrite, 'urlRewrite beside requestRedirect', 'one of the two', 'leave one out');
    }
  },
);

/** What a filter does is done once, so two of a kind have no order. */
function oneFilterOfEach(...single: readonly string[]): Constraint {
  return constraint(
    'combination',
    single.map((name) => `filters.${name}`),
    function* (rule): Iterable<Refusal> {
      for (const name of single) {
        const [first, second] = rule
          .get('filters')
          .items.map((filter) => filter.get(name))
          .filter((filter) => filter.isGiven);
        if (first !== undefined && second !== undefined) {
          yield refusal(
            second,
            `another ${name}`,
            'no more than one in a rule',
            'put all into one filter, or split the rule',
          );
        }
      }
    },
  );
}

const SINGLE_OF_ALL = ['requestHeaderModifier', 'responseHeaderModifier'];

export const ONE_FILTER_OF_EACH_IN_HTTP: Constraint = oneFilterOfEach(
  ...SINGLE_OF_ALL,
  'requestRedirect',
  'urlRewrite',
  'cors',
);

export const ONE_FILTER_OF_EACH: Constraint = oneFilterOfEach(...SINGLE_OF_ALL);

/** Only where one prefix is asked for it is known what to replace. Without matches it is "/". */
export const ONE_PREFIX_TO_REPLACE: Constraint = constraint(
  'combination',
  ['filters.urlRewrite.path.type', 'filters.requestRedirect.path.type', 'matches.path.type'],
  (rule) => {
    const matches = rule.get('matches');
    const [replaced] = ['urlRewrite', 'requestRedirect'].flatMap((name) => {
      const type = filterOf(rule, name)?.find('path', 'type');
      return type?.text === 'ReplacePrefixMatch' ? [type] : [];
    });
    if (replaced === undefined || !matches.isGiven) {
      return NO_REFUSALS;
    }
    const types = matches.items.map((match) => match.find('path', 'type').text ?? DEFAULT_PATH.type);
    const isRight = types.length === 1 && types[0] === 'PathPrefix';
    const found = types.length === 1 ? `beside a match of type ${types[0]}` : `beside ${types.length} matches`;
    return isRight
      ? NO_REFUSALS
      : [
          refusal(
            replaced,
            `${shown(replaced.value)} ${found}`,
            'it beside one match of type PathPrefix',
            'use ReplaceFullPath, or split the rule',
          ),
        ];
  },
);

/** One attempt takes no longer than all of them may. */
export const BACKEND_WITHIN_WHOLE: Constraint = constraint('combination', ['request', 'backendRequest'], (timeouts) => {
  const [whole, attempt] = [timeouts.get('request'), timeouts.get('backendRequest')];
  const [most, taken] = [millisecondsOf(whole.text ?? ''), millisecondsOf(attempt.text ?? '')];
  // No time at all stands for any time.
  return most > 0 && taken > most
    ? [
        refusal(
          attempt,
          shown(attempt.value),
          `at most ${shown(whole.value)}, which the whole request may take`,
          'shorten it, or give the request longer',
        ),
      ]
    : NO_REFUSALS;
});

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function millisecondsOf(duration: string): number {
  return [...duration.matchAll(/(\d{1,5})(h|ms|m|s)/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0),
    0,
  );
}

function filterOf(rule: Field, name: string): Field | undefined {
  return rule
    .get('filters')
    .items.map((filter) => filter.get(name))
    .find((filter) => filter.isGiven);
}
