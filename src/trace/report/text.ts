import type { Trace } from '../trace';
import type { Hop, Path } from '../walk';
import { outcomeSentence, percent, question } from './wording';

/** A trace for people: each hop with what decided it and where that is written, then how it ends. */
export function textTrace(trace: Trace): string {
  const { paths, notFollowed } = trace;
  const lines = [question(trace), ''];
  for (const path of paths) {
    if (paths.length > 1) {
      lines.push(`${percent(path.share)} of the requests:`);
    }
    lines.push(...pathLines(path), '');
  }
  if (notFollowed.length > 0) {
    lines.push(...notFollowed.map((each) => `not followed: ${each}`), '');
  }
  return lines.join('\n');
}

function pathLines({ hops, outcome, assumptions }: Path): string[] {
  return [
    ...hops.flatMap((hop, i) => hopLines(hop, i + 1)),
    `  => ${outcomeSentence(outcome)}`,
    ...assumptions.map((assumption) => `     if ${assumption}`),
  ];
}

/** A hop, with the field that decided and what might have been chosen instead. */
export function hopLines({ kind, says, by, instead }: Hop, number: number): string[] {
  const margin = ' '.repeat(5);
  const place = by?.place;
  const field = by === undefined || by.path === '' ? '' : `${by.object.title} ${by.path}`;
  const where = [field, place && `${place.file}:${place.line}:${place.column}`].filter(Boolean).join(' at ');
  return [
    `  ${number}. ${kind}: ${says}`,
    ...(where === '' ? [] : [`${margin}${where}`]),
    ...instead.map((other) => `${margin}not ${other}`),
  ];
}
