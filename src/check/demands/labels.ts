import { Complaint, isComplaint } from '../../values/complaint';
import { labelValue } from '../../values/labels';
import type { Parser } from '../../values/parser';
import { annotationKey, qualifiedName } from '../../values/qualified-name';
import { complained, type Fault, NO_FAULTS } from '../engine/fault';
import type { Demand } from './demands';

/** A map of labels: each key and each value has the form of one. */
export const labelMap: Demand = mapOf(qualifiedName, labelValue);

/** A map of annotations: each key has the form of one. */
export const annotationMap: Demand = mapOf(annotationKey, (value) => value);

function mapOf(key: Parser<unknown>, value: Parser<unknown>): Demand {
  /** Objects of an application carry the same few keys. */
  const good = new Set<string>();
  return (field) => {
    const faults: Fault[] = [];
    for (const name of field.keys) {
      const { text } = field.get(name);
      const asKey = good.has(name) ? name : key(name);
      const asValue = text === undefined ? text : value(text);
      if (isComplaint(asKey)) {
        const { found, expected, fix } = asKey;
        faults.push(complained(field.get(name), new Complaint(`the key ${found}`, expected, fix)));
        continue;
      }
      good.add(name);
      if (isComplaint(asValue)) {
        faults.push(complained(field.get(name), asValue));
      }
    }
    return faults.length > 0 ? faults : NO_FAULTS;
  };
}
