import type { Trace } from '../trace';
import type { Hop, Outcome, Path } from '../walk';
import { question } from './wording';

/**
 * Traces for scripts. The shape is a contract: fields may be added, never changed.
 *
 *     { "traces": [{ "question", "paths": [{ "share", "hops": [{ "kind", "says", "object", "path", "file", "line", "column", "instead" }],
 *       "outcome": { "is", … }, "assumptions": [] }], "notFollowed": [] }] }
 */
export function jsonTraces(traces: readonly Trace[]): string {
  return `${JSON.stringify({ traces: traces.map(traceEntry) }, undefined, 2)}\n`;
}

function traceEntry(trace: Trace) {
  return { question: question(trace), paths: trace.paths.map(pathEntry), notFollowed: trace.notFollowed };
}

function pathEntry({ share, hops, outcome, assumptions }: Path) {
  return { share, hops: hops.map(hopEntry), outcome: outcomeEntry(outcome), assumptions };
}

function hopEntry({ kind, says, by, instead }: Hop) {
  const place = by?.place;
  return {
    kind,
    says,
    object: by && identity(by.object),
    path: by?.path,
    file: place?.file,
    line: place?.line,
    column: place?.column,
    instead,
  };
}

function outcomeEntry(outcome: Outcome) {
  return outcome.is === 'delivered'
    ? {
        is: outcome.is,
        to: outcome.to.map(({ name, object, pod, port, share }) => ({
          name,
          object: object && identity(object),
          pod,
          port,
          share,
        })),
      }
    : outcome;
}

interface Identified {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

function identity({ apiVersion, kind, namespace, name }: Identified): Identified {
  return { apiVersion, kind, namespace, name };
}
