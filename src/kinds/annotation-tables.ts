import { isSlip } from '../values/likeness';
import type { AnnotationFact, AnnotationTable, Carrier } from './annotations/annotation-fact';
import { factOf, isReadBy } from './annotations/judged-annotation';
import { remembered } from './annotations/remembered';
import { CERT_MANAGER } from './companions/cert-manager';
import { EXTERNAL_DNS } from './companions/external-dns';
import { INGRESS_CONTROLLERS } from './controllers';
import { LOAD_BALANCERS } from './load-balancers/all';

/** The programs beside ingress controllers and load balancers that are told by annotations what to do. */
const COMPANIONS: readonly AnnotationTable[] = [CERT_MANAGER, EXTERNAL_DNS];

/** Everybody whose annotations are known. */
export const ANNOTATION_TABLES: readonly AnnotationTable[] = [
  ...INGRESS_CONTROLLERS.map(({ annotations }) => annotations),
  ...LOAD_BALANCERS.map(({ annotations }) => annotations),
  ...COMPANIONS,
];

/** The kinds of objects with annotations that programs look for. */
export function mayCarry(kind: string | undefined): kind is Carrier {
  return kind === 'Ingress' || kind === 'Service' || kind === 'Gateway';
}

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

/** What is known of an annotation, whoever reads it. */
export const annotationFact = remembered((key): AnnotationFact | undefined => {
  for (const table of ANNOTATION_TABLES) {
    const fact = isReadBy(table, key) ? factOf(table, key) : undefined;
    if (fact !== undefined) {
      return fact;
    }
  }
  return undefined;
});
