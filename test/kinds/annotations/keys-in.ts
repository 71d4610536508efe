import type { AnnotationTable } from '../../../src/kinds/annotations/annotation-fact';
import { factOf } from '../../../src/kinds/annotations/judged-annotation';

/** The keys of annotations that facts speak of and a table lacks. Of what keys begin with, the table has one that does. */
export function unknownKeysIn(facts: unknown, table: AnnotationTable): string[] {
  const begins = (key: string) => /[.-]$/.test(key) && Object.keys(table.facts()).some((each) => each.startsWith(key));
  return keysIn(facts).filter((key) => factOf(table, key) === undefined && !begins(key));
}

/** The keys of annotations in facts, wherever they stand: alone, or before the value that a cure writes. */
function keysIn(facts: unknown): string[] {
  if (typeof facts === 'string') {
    const [, key] = /^((?:[a-z0-9-]+\.)+[a-z0-9-]+\/[\w.*-]+)(?::|$)/.exec(facts) ?? [];
    return key === undefined ? [] : [key];
  }
  return typeof facts !== 'object' || facts === null || facts instanceof RegExp
    ? []
    : Object.entries(facts).flatMap(([name, each]) => [...keysIn(name), ...keysIn(each)]);
}
