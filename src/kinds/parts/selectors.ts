import { VALUES_OF_OPERATOR } from '../constraints/combinations';
import { LABEL_KEY, LABEL_MAP, LABEL_VALUE } from '../constraints/labels';
import { words } from '../constraints/makers';
import { lastsAsItIs } from '../language/lasting';
import { fields, lasting, list, type Shape, TEXT, TEXTS, text, texts } from '../language/shape';

/** A selector by labels of which nothing is demanded. */
export const LABEL_SELECTOR: Shape = fields({
  matchExpressions: list(fields({ key: TEXT, operator: TEXT, values: list(TEXT) })),
  matchLabels: TEXTS,
});

/** The selector by which a workload knows its pods, as long as it is there. */
export const POD_SELECTOR: Shape = lasting(
  lastsAsItIs('https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates'),
  fields({
    matchExpressions: list(
      fields(
        {
          key: text(LABEL_KEY),
          operator: text(words('In', 'NotIn', 'Exists', 'DoesNotExist')),
          values: list(text(LABEL_VALUE)),
        },
        VALUES_OF_OPERATOR,
      ),
    ),
    matchLabels: texts(LABEL_MAP),
  }),
);
