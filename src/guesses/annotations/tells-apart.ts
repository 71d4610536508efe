import { annotationFact } from '../../kinds/annotation-tables';
import { factOf } from '../../kinds/annotations/judged-annotation';
import { remembered } from '../../kinds/annotations/remembered';
import { isMeantBy } from '../../kinds/annotations/starred-key';
import { readerOfAnnotation } from '../../kinds/controllers';

/** What annotations are called by which controllers that nobody here knows, or newer ones, may tell requests apart. */
const WORDS =
  /canary|entrypoints|header|method|protocols|priority|group|listen|condition|middleware|match|mergeable|snippet/;

/**
 * Whether an annotation of an Ingress, by its key, has its reader tell requests apart by more than host and path. Where each
 * Ingress has a proxy of its own, all annotations are for that alone.
 */
export const tellsRequestsApart = remembered((key): boolean => {
  const reader = readerOfAnnotation(key);
  if (reader?.oneProxy === false) {
    return true;
  }
  return reader === undefined || factOf(reader.annotations, key) === undefined
    ? annotationFact(key) === undefined && WORDS.test(key)
    : (reader.tellsApartBy ?? []).some((each) => isMeantBy(each, key));
});
