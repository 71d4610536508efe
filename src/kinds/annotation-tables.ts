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
