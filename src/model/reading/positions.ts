import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
import type { Step } from '../field';
import { unmoved, withFreeLines } from './free-lines';
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
}

/** What is where in a text, which may have had lines moved to the right. */
interface Marks {
  readonly text: string;
  readonly top: Mark;
}

/**
 * Positions are wanted only where something was found, so a document is read for them at the first question.
 * The marks are kept, for one document may have many findings.
 */
const marksByChunk = new WeakMap<Chunk, Marks>();

/** Where the last of some steps into a document is written; the last one that exists, if not all do. */
export function positionOf(chunk: Chunk, steps: readonly Step[]): Position {
  let marks = marksByChunk.get(chunk);
  if (marks === undefined) {
    marks = marksOf(chunk.text);
    marksByChunk.set(chunk, marks);
  }
  let mark = marks.top;
  for (const step of steps) {
    const next: Mark | undefined = mark.below.get(step);
    if (next === undefined) {
      break;
    }
    mark = next;
  }
  const lines = marks.text.slice(0, mark.offset).split('\n');
  return { line: chunk.linesBefore + lines.length, column: unmoved(lines.at(-1) ?? '').length + 1 };
}

function marksOf(text: string): Marks {
  const top: Mark = { offset: Math.max(0, text.search(/^(?!---)\s*[^\s#]/m)), below: new Map() };
  try {
    return withFreeLines(text, (free) => {
      mark(free, parseEvents(free, {}), top);
      return { text: free, top };
    });
  } catch {
    // A document with repeated keys or worse is read as far as it goes.
    return { text, top };
  }
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
  const made: Mark = { offset: start, below: new Map() };
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
