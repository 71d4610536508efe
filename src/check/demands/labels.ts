import { Complaint, isComplaint } from '../../values/complaint';
import { labelValue } from '../../values/labels';
import type { Parser } from '../../values/parser';
import { annotationKey, qualifiedName } from '../../values/qualified-name';
import type { Fault } from '../fault';
import type { Demand } from './demands';

/** A map of labels: each key and each value has the form of one. */
export const labelMap: Demand = mapOf(qualifiedName, labelValue);

/** A map of annotations: each key has the form of one. */
export const annotationMap: Demand = mapOf(annotationKey, (value) => value);

function mapOf(key: Parser<unknown>, value: Parser<unknown>): Demand {
  return function* (field): Iterable<Fault> {
    for (const entry of field.entries) {
      const asKey = key(String(entry.key));
      const asValue = entry.text === undefined ? undefined : value(entry.text);
      if (isComplaint(asKey)) {
        const { found, expected, fix } = asKey;
        yield { field: entry, complaint: new Complaint(`the key ${found}`, expected, fix), inDoubt: false };
      } else if (isComplaint(asValue)) {
        yield { field: entry, complaint: asValue, inDoubt: false };
      }
    }
  };
}
