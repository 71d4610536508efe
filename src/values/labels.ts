import { Complaint, isComplaint } from './complaint';
import { isPlain, keysOf, propertyOf, UNREADABLE } from './foreign-object';
import { type Parser, UNREADABLE_COMPLAINT } from './parser';
import { annotationKey, qualifiedName } from './qualified-name';
import { measured, quoted, shown } from './wording';

/** Texts by key. */
export type TextMap = Readonly<Record<string, string>>;

const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/** The longest value of a label, in characters. */
const LONGEST_VALUE = 63;

/** All keys and values of an object's annotations together, in bytes. */
const LARGEST_ANNOTATIONS = 256 * 1024;

/** The value of a label: at most 63 characters, possibly none. */
export const labelValue: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST_VALUE && LABEL_VALUE.test(input)
    ? input
    : new Complaint(
        measured(input, LONGEST_VALUE),
        `a label value: up to ${LONGEST_VALUE} letters, digits, "-", "_" and ".", with a letter or digit at both ends`,
        typeof input === 'string' ? 'use an annotation for free text' : inQuotes(input),
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

const annotationTexts = mapOf(annotationKey, annotationValue, 'annotations');

/** Annotations, as an object: any text as value, 256 KiB in all. */
export const annotations: Parser<TextMap> = (input) => {
  const parsed = annotationTexts(input);
  if (isComplaint(parsed)) {
    return parsed;
  }
  const size = bytesOf(Object.entries(parsed).flat());
  return size <= LARGEST_ANNOTATIONS
    ? parsed
    : new Complaint(
        `annotations of ${size} bytes`,
        `at most ${LARGEST_ANNOTATIONS} bytes, keys and values together`,
        'move data into a ConfigMap',
      );
};

/** The size of texts in UTF-8, where one UTF-16 unit takes three bytes at most. */
function bytesOf(texts: readonly string[]): number {
  const atMost = 3 * texts.reduce((units, each) => units + each.length, 0);
  if (atMost <= LARGEST_ANNOTATIONS) {
    return atMost;
  }
  const encoder = new TextEncoder();
  return texts.reduce((bytes, each) => bytes + encoder.encode(each).length, 0);
}

function annotationValue(input: unknown): string | Complaint {
  return typeof input === 'string' ? input : new Complaint(shown(input), 'a text', inQuotes(input));
}

/** The cure for a value that is no text: YAML tells `"8080"` from `8080`, and so does the API server. */
function inQuotes(input: unknown): string {
  return typeof input === 'number' || typeof input === 'boolean'
    ? `write it in quotes: ${quoted(shown(input))}`
    : 'write a text, or leave the key out';
}

function mapOf(parseKey: Parser<string>, parseValue: Parser<string>, what: string): Parser<TextMap> {
  return (input) => {
    const keys = keysOf(input);
    const owner = input as object;
    // The keys of a Map are not its own, so they would be dropped without a word.
    if (keys === undefined || !isPlain(owner)) {
      return new Complaint(shown(input), `an object of ${what}`, 'write a plain object, such as { app: "web" }');
    }
    const map: Record<string, string> = {};
    for (const key of keys) {
      const name = parseKey(key);
      const given = propertyOf(owner, key);
      const value = isComplaint(name) ? name : given === UNREADABLE ? UNREADABLE_COMPLAINT : parseValue(given);
      if (isComplaint(value)) {
        return new Complaint(value.found, value.expected, value.fix, `[${quoted(key)}]`);
      }
      map[key] = value;
    }
    return map;
  };
}
