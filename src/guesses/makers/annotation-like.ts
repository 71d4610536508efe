import { isMeantBy } from '../../kinds/annotations/starred-key';
import type { AnnotationReader } from '../../kinds/companions/annotation-reader';
import { isBookkeeping } from '../../kinds/companions/bookkeeping';
import type { KubeObject } from '../../model/objects/kube-object';
import { keysOf } from '../../model/views/annotations-of-others';

/**
 * The annotation of an object whose key has such a word, in words: the programs that read annotations are more than anybody lists,
 * and their keys say what they do. Those of whoever applied the object say nothing of it, whatever words they have.
 *
 * @param isOpen whether nothing more is known of an annotation than its key
 */
export function annotationLike(
  object: KubeObject,
  word: RegExp,
  isOpen: (key: string) => boolean = () => true,
): string | undefined {
  const key = keysOf(object).find((each) => !isBookkeeping(each) && word.test(each) && isOpen(each));
  return key === undefined ? undefined : `its annotation ${key}`;
}

/** The annotation of an object that one of some programs reads, in words. */
export function annotationFor(readers: readonly AnnotationReader[], object: KubeObject): string | undefined {
  for (const { name, keys } of readers) {
    const key = keysOf(object).find((each) => keys.some((known) => isMeantBy(known, each)));
    if (key !== undefined) {
      return `its annotation ${key}, which ${name} reads`;
    }
  }
  return undefined;
}
