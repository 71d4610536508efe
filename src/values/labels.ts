import { Complaint, isComplaint } from './complaint';
import type { Parser } from './parser';
import { annotationKey, qualifiedName } from './qualified-name';
import { quoted, shown } from './wording';

/** Texts by key. */
export type TextMap = Readonly<Record<string, string>>;

const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/** All keys and values of an object's annotations together, in bytes. */
const LARGEST_ANNOTATIONS = 256 * 1024;

/** The value of a label: at most 63 characters, possibly none. */
export const labelValue: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= 63 && LABEL_VALUE.test(input)
    ? input
    : new Complaint(
        shown(input),
        'a label value: up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
        typeof input === 'string' ? 'use an annotation for free text' : `write it in quotes`,
      );

/** Labels, as an object. */
export const labels: Parser<TextMap> = mapOf(qualifiedName, labelValue, 'labels');

/** Labels that a Service can select pods by: at least one, for no label selects no pod. */
export const selectorLabels: Parser<TextMap> = (input) => {
  const parsed = labels(input);
  return !isComplaint(parsed) && Object.keys(parsed).length === 0
    ? new Complaint(
        'no labels',
        'at least one label that the pods carry',
        'name it, or use ManualEndpointsService for a Service without pods',
      )
    : parsed;
};

/** Annotations, as an object: any text as value, 256 KiB in all. */
export const annotations: Parser<TextMap> = (input) => {
  const parsed = mapOf(annotationKey, annotationValue, 'annotations')(input);
  if (isComplaint(parsed)) {
    return parsed;
  }
  const size = Object.entries(parsed).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  return size <= LARGEST_ANNOTATIONS
    ? parsed
    : new Complaint(
        `annotations of ${size} bytes`,
        `at most ${LARGEST_ANNOTATIONS} bytes`,
        'move data into a ConfigMap',
      );
};

const annotationValue: Parser<string> = (input) =>
  typeof input === 'string' ? input : new Complaint(shown(input), 'a text', 'write it in quotes');

function mapOf(parseKey: Parser<string>, parseValue: Parser<string>, what: string): Parser<TextMap> {
  return (input) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      return new Complaint(shown(input), `an object of ${what}`, 'such as { app: "web" }');
    }
    let entries: [string, unknown][];
    try {
      entries = Object.entries(input);
    } catch {
      return new Complaint(shown(input), `an object of ${what}`, 'write a plain object');
    }
    const map: Record<string, string> = {};
    for (const [key, given] of entries) {
      const name = parseKey(key);
      const value = isComplaint(name) ? name : parseValue(given);
      if (isComplaint(value)) {
        return new Complaint(value.found, value.expected, value.fix, `[${quoted(key)}]${value.at}`);
      }
      map[key] = value;
    }
    return map;
  };
}
