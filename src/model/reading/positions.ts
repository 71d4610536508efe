import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
import type { Step } from '../../values/field';
import { Lines } from './lines';
import { readLoosely } from './loose-flows';
import type { Chunk } from './source';

/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where something begins in a document: for a field of a map, its name. */
interface Mark {
  readonly offset: number;
  readonly below: Map<Step, Mark>;
  /** The one of the same name before it in the same map: of repeated keys, the last one counts. */
  readonly earlier?: Mark | undefined;
}

/**
 * Positions are wanted only where something was found, so a document is read for them at the first question.
 * The marks are kept, for one document may have many findings.
 */
const marksByChunk = new WeakMap<Chunk, Marks>();

/** The places of a document, in a text whose lines may stand further to the right than its own. */
interface Marks {
  readonly top: Mark;
  readonly lines: Lines;
  /** The lines of the document, where those that were read are others. */
  readonly own: Lines | undefined;
}

/** Where the last of some steps into a document is written; the last one that exists, if not all do. */
export function positionOf(chunk: Chunk, steps: readonly Step[]): Position {
  const marks = knownMarksOf(chunk);
  let mark = marks.top;
  for (const step of steps) {
    const next: Mark | undefined = mark.below.get(step);
    if (next === undefined) {
      break;
    }
    mark = next;
  }
  return placeOf(mark, chunk, marks);
}

/** A key that a document has more than once in one map. */
export interface RepeatedKey {
  readonly steps: readonly Step[];
  /** Where it is written, the first place first. */
  readonly lines: readonly number[];
}

/** The keys that a document repeats. */
export function repeatedKeysIn(chunk: Chunk): RepeatedKey[] {
  const marks = knownMarksOf(chunk);
  return repeatedBelow(marks.top, []).map(({ steps, places }) => ({
    steps,
    lines: places.map((mark) => placeOf(mark, chunk, marks).line),
  }));
}

function repeatedBelow(
  { below }: Mark,
  way: readonly Step[],
): { readonly steps: readonly Step[]; readonly places: readonly Mark[] }[] {
  return [...below].flatMap(([step, mark]) => {
    const steps = [...way, step];
    const places: Mark[] = [];
    for (let each: Mark | undefined = mark; each !== undefined; each = each.earlier) {
      places.unshift(each);
    }
    return [...(places.length > 1 ? [{ steps, places }] : []), ...repeatedBelow(mark, steps)];
  });
}

function knownMarksOf(chunk: Chunk): Marks {
  let marks = marksByChunk.get(chunk);
  if (marks === undefined) {
    marks = marksOf(chunk.text);
    marksByChunk.set(chunk, marks);
  }
  return marks;
}

function placeOf(mark: Mark, { linesBefore }: Chunk, { lines, own }: Marks): Position {
  const { line, column } = lines.positionOf(mark.offset);
  const moved = own === undefined ? 0 : lines.lengthOf(line) - own.lengthOf(line);
  return { line: linesBefore + line, column: column - moved };
}

function marksOf(text: string): Marks {
  try {
    const reading = readLoosely(text, (each) => parseEvents(each, {}));
    const top = topOf(reading.text);
    mark(reading.text, reading.result, top);
    return { top, lines: new Lines(reading.text), own: reading.text === text ? undefined : new Lines(text) };
  } catch {
    // Of a document with worse than repeated keys, the start is known.
    return { top: topOf(text), lines: new Lines(text), own: undefined };
  }
}

function topOf(text: string): Mark {
  return { offset: Math.max(0, text.search(/^(?!---)[ \t]*[^\s#]/m)), below: new Map() };
}

/** A map or list that is still open, and what comes next in it. */
interface Open {
  readonly mark: Mark;
  /** The name whose value comes next in a map; the index of what comes next in a list. */
  next: { readonly step: Step; readonly offset: number } | undefined;
  readonly isMap: boolean;
  count: number;
}

function mark(text: string, events: readonly Event[], top: Mark): void {
  const open: Open[] = [{ mark: top, next: undefined, isMap: false, count: -1 }];
  for (const event of events) {
    const here = open.at(-1);
    if (event.type === EVENT_ID.DOCUMENT || here === undefined) {
      continue;
    }
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const offset = offsetOf(event);
    if (here.isMap && here.next === undefined) {
      const step = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : '';
      here.next = { step, offset: event.type === EVENT_ID.SCALAR && event.style !== 1 ? offset - 1 : offset };
      if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
        open.push({ mark: { offset, below: new Map() }, next: undefined, isMap: false, count: 0 });
      }
      continue;
    }
    const made = put(here, offset, top);
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      open.push({ mark: made, next: undefined, isMap: event.type === EVENT_ID.MAPPING, count: 0 });
    }
  }
}

function put(here: Open, offset: number, top: Mark): Mark {
  if (here.count < 0) {
    return top;
  }
  const { step, offset: start } = here.isMap && here.next !== undefined ? here.next : { step: here.count++, offset };
  here.next = undefined;
  const made: Mark = { offset: start, below: new Map(), earlier: here.mark.below.get(step) };
  here.mark.below.set(step, made);
  return made;
}

function offsetOf(event: Exclude<Event, { type: 1 | 6 }>): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart;
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    default:
      return event.start;
  }
}
