import { Complaint, isComplaint } from '../../values/complaint';
import { nearName } from '../../values/near-miss';
import { listed, quoted } from '../../values/wording';
import type { AnnotationFact, AnnotationTable, Carrier } from './annotation-fact';

/** What is wrong with an annotation. */
export interface AnnotationFault {
  /**
   * `misspelt` is a key that differs from a known one by a slip; `former` one that the reader read in releases of long ago;
   * `unknown` one that may be newer than the table; `misplaced`
   * stands on an object where nothing reads it; `value` is a text that the reader does not take; `alone` lacks the
   * annotation that gives it a meaning; `contradiction` stands beside one that the reader takes instead.
   */
  readonly is: 'misspelt' | 'former' | 'unknown' | 'misplaced' | 'value' | 'alone' | 'contradiction';
  /** Without a place: whoever asks knows the object. */
  readonly complaint: Complaint;
}

/** Whether a table has a say in an annotation: a key of its prefixes, or one that it knows by its whole name. */
export function isReadBy(table: AnnotationTable, key: string): boolean {
  return table.prefixes.some((prefix) => key.startsWith(prefix)) || factOf(table, key) !== undefined;
}

/** What is known of an annotation, if anything. */
export function factOf(table: AnnotationTable, key: string): AnnotationFact | undefined {
  const { ignoresCase } = table;
  const facts = table.facts();
  if (Object.hasOwn(facts, key)) {
    return facts[key];
  }
  const same = (one: string, other: string) =>
    ignoresCase ? one.toLowerCase() === other.toLowerCase() : one === other;
  const known = Object.keys(facts).find((each) =>
    each.endsWith('*')
      ? key.length >= each.length && same(key.slice(0, each.length - 1), each.slice(0, -1))
      : ignoresCase && same(key, each),
  );
  return known === undefined ? undefined : facts[known];
}

/**
 * What is wrong with one annotation of an object: the first of a misspelt key, the wrong object, a value that its reader
 * does not take, and the company it is in. Undefined where all is well, or the table has no say in it.
 */
export function judgeAnnotation(
  table: AnnotationTable,
  carrier: Carrier,
  key: string,
  value: string,
  all: Readonly<Record<string, string>> = {},
): AnnotationFault | undefined {
  if (!isReadBy(table, key)) {
    return undefined;
  }
  const fact = factOf(table, key);
  if (fact === undefined) {
    return unknownKey(table, carrier, key);
  }
  if (!fact.on.includes(carrier)) {
    return { is: 'misplaced', complaint: misplaced(table, fact, carrier, key) };
  }
  const taken = fact.value?.(value);
  if (isComplaint(taken)) {
    return { is: 'value', complaint: taken };
  }
  const clash = fact.clash?.(value, all);
  return clash === undefined ? judgeCompany(key, fact, all) : { is: 'contradiction', complaint: clash };
}

/** What a slip in a key means whose prefix other programs have as well: to one of them, the key may be known. */
export function misspeltShared(table: AnnotationTable, carrier: Carrier, key: string): AnnotationFault | undefined {
  const { sharedPrefixes = [] } = table;
  const fault = sharedPrefixes.some((prefix) => key.startsWith(prefix))
    ? judgeAnnotation({ ...table, prefixes: sharedPrefixes }, carrier, key, '')
    : undefined;
  return fault?.is === 'misspelt' ? fault : undefined;
}

/** What is wrong with an annotation on an object where its reader does not look. */
export function misplaced({ reader }: AnnotationTable, { on }: AnnotationFact, kind: string, key: string): Complaint {
  return new Complaint(
    `${quoted(key)} on an object of kind ${kind}`,
    `it on ${listed(on.map((each) => `the ${each}`))}, where ${reader} reads it`,
    `move it to the ${on[0]}`,
  );
}

function unknownKey(table: AnnotationTable, carrier: Carrier, key: string): AnnotationFault {
  const prefix = table.prefixes.find((each) => key.startsWith(each)) ?? '';
  const rest = key.slice(prefix.length);
  const former = table.formerKeys !== undefined && Object.hasOwn(table.formerKeys, rest) && table.formerKeys[rest];
  if (former) {
    return {
      is: 'former',
      complaint: new Complaint(quoted(key), `an annotation that ${table.reader} still reads`, former),
    };
  }
  const known = Object.entries(table.facts())
    .filter(([each, { on }]) => each.startsWith(prefix) && !each.endsWith('*') && on.includes(carrier))
    .map(([each]) => each.slice(prefix.length));
  const meant = keyMeantBy(rest, known);
  return {
    is: meant === undefined ? 'unknown' : 'misspelt',
    complaint: new Complaint(
      quoted(key),
      `an annotation that ${table.reader} reads on an object of kind ${carrier}`,
      meant === undefined ? `look it up: ${table.source}` : `did you mean ${quoted(prefix + meant)}?`,
    ),
  };
}

/** The key that was meant by one that none is: by a slip of the pen, or where its last word or first is left out. */
function keyMeantBy(rest: string, known: readonly string[]): string | undefined {
  const near = nearName(rest, known);
  if (near !== undefined) {
    return near;
  }
  const [whole, another] = /[-.]/.test(rest)
    ? known.filter((each) => each.startsWith(`${rest}-`) || each.endsWith(`-${rest}`))
    : [];
  return another === undefined ? whole : undefined;
}

function judgeCompany(
  key: string,
  { needs, excludes = [] }: AnnotationFact,
  all: Readonly<Record<string, string>>,
): AnnotationFault | undefined {
  if (Object.keys(all).length === 0) {
    return undefined;
  }
  if (needs !== undefined && all[needs] === undefined) {
    return {
      is: 'alone',
      complaint: new Complaint(
        `${quoted(key)} without ${quoted(needs)}`,
        'both, for one means nothing without the other',
        'add the other, or leave this one out',
      ),
    };
  }
  const rival = excludes.find((other) => all[other] !== undefined);
  return rival === undefined
    ? undefined
    : {
        is: 'contradiction',
        complaint: new Complaint(
          `${quoted(key)} beside ${quoted(rival)}`,
          'one of them, for only one is obeyed',
          'leave one out',
        ),
      };
}
