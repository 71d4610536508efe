import { Complaint, isComplaint } from '../../values/complaint';
import { labelValue } from '../../values/labels';
import type { Parser } from '../../values/parser';
import { annotationKey, qualifiedName } from '../../values/qualified-name';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, textOf } from './makers';

/** A map of labels: each key and each value has the form of one. */
export const LABEL_MAP: Constraint = mapOf(qualifiedName, labelValue);

/** A map of annotations: each key has the form of one. */
export const ANNOTATION_MAP: Constraint = mapOf(annotationKey, (value) => value);

/** The key of a label. */
export const LABEL_KEY: Constraint = textOf('label', qualifiedName);

/** The value of a label. */
export const LABEL_VALUE: Constraint = textOf('label', labelValue);

function mapOf(key: Parser<unknown>, value: Parser<unknown>): Constraint {
  /** Objects of an application carry the same few keys. */
  const good = new Set<string>();
  return constraint('label', [], (field) => {
    const refusals: Refusal[] = [];
    for (const name of field.keys) {
      const { text } = field.get(name);
      const asKey = good.has(name) ? name : key(name);
      const asValue = text === undefined ? text : value(text);
      if (isComplaint(asKey)) {
        const { found, expected, fix } = asKey;
        refusals.push({ field: field.get(name), complaint: new Complaint(`the key ${found}`, expected, fix) });
        continue;
      }
      good.add(name);
      if (isComplaint(asValue)) {
        refusals.push({ field: field.get(name), complaint: asValue });
      }
    }
    return refusals.length > 0 ? refusals : NO_REFUSALS;
  });
}
