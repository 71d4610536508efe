import { ANNOTATION_TABLES } from '../../kinds/annotation-tables';
import { factOf } from '../../kinds/annotations/judged-annotation';
import { remembered } from '../../kinds/annotations/remembered';
import { isSlip } from '../../values/likeness';

/** The key that was meant by one whose prefix is a slip of one that a program reads: of its labels, one is missing or misspelt. */
export const keyWithRightPrefix = remembered((key): string | undefined => {
  const [prefix = '', rest = ''] = key.split('/');
  for (const table of ANNOTATION_TABLES) {
    for (const each of table.prefixes.filter((known) => known.endsWith('/') && isSlipOf(prefix, known.slice(0, -1)))) {
      if (factOf(table, each + rest) !== undefined) {
        return each + rest;
      }
    }
  }
  return undefined;
});

/** The prefixes of long ago, which several programs read still. */
const FORMER_PREFIXES = new Set(ANNOTATION_TABLES.map(({ formerPrefix }) => formerPrefix?.slice(0, -1)));

function isSlipOf(prefix: string, known: string): boolean {
  const [labels, others] = [prefix.split('.'), known.split('.')];
  const isShuffled =
    labels.length >= 3 && others.length - labels.length <= 1 && labels.every((each) => others.includes(each));
  const hasOtherEnd =
    labels.length === others.length && labels.length >= 3 && labels.slice(0, -1).every((each, i) => each === others[i]);
  return prefix !== known && !FORMER_PREFIXES.has(prefix) && (isShuffled || hasOtherEnd || isSlip(prefix, known));
}
