import type { KubeObject } from '../../../src/model/objects/kube-object';
import type { Application } from './application';
import type { Change } from './change';

/** One place of an application in which a mistake can be made. */
export interface Place {
  readonly changes: readonly Change[];
  /** The object that must be named; the first that is changed unless another is to blame. */
  readonly named?: KubeObject;
  /** Whether what other files may hold leaves a doubt here, so that a warning is enough. */
  readonly isInDoubt?: boolean;
}

/** Something people do that breaks what worked. */
export interface Mistake {
  /** What was done, in a few words. */
  readonly done: string;
  /** The rules that may name it. */
  readonly rules: readonly string[];
  /** What the finding is at the very least. `error` says that traffic certainly fails, as far as the files tell. */
  readonly severity: 'error' | 'warning';
  /** Rules that may add something, and why that is no second word about the same. */
  readonly besides?: Readonly<Record<string, string>>;
  /** Where it can be made, so that it certainly breaks something. */
  places(app: Application): Iterable<Place>;
}
