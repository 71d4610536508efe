import type { Field } from '../../values/field';

/**
 * Whether labels fulfil a selector with `matchLabels` and `matchExpressions`, as NetworkPolicies and workloads have it.
 * An empty selector is fulfilled by everything. (Services select otherwise: by equality alone, and empty means nothing.)
 */
export function fulfils(labels: ReadonlyMap<string, string>, selector: Field): boolean {
  for (const [key, value] of selector.get('matchLabels').texts) {
    if (labels.get(key) !== value) {
      return false;
    }
  }
  return selector.get('matchExpressions').items.every((expression) => holds(labels, expression));
}

function holds(labels: ReadonlyMap<string, string>, expression: Field): boolean {
  const value = labels.get(expression.get('key').text ?? '');
  const values = expression.get('values').items.map((each) => each.text);
  switch (expression.get('operator').text) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
