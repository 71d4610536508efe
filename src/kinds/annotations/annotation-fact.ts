import type { Complaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import type { NamedByValue } from './named-by-value';

/** The kinds of objects on which controllers and load balancers read annotations. */
export type Carrier = 'Ingress' | 'IngressClass' | 'Service' | 'Gateway' | 'Secret' | 'Pod';

/** What is known of one annotation. */
export interface AnnotationFact {
  /** The kinds of objects that carry it. On others nothing reads it. */
  readonly on: readonly Carrier[];
  /** Takes the values that its reader takes; any text where there is none. */
  readonly value?: Parser<unknown>;
  /** What the value names, so that one can ask whether it exists. */
  readonly names?: NamedByValue;
  /** The ports of the Service that the value names, by name or number. */
  readonly ports?: (value: string) => readonly string[];
  /** Finds the port of the Service that the key itself names. */
  readonly portInKey?: RegExp;
  /** Annotations beside which the value names something else. */
  readonly namesUnless?: readonly string[];
  /** The annotation without which this one means nothing. */
  readonly needs?: string;
  /** The annotations that contradict it: the reader takes one of them. */
  readonly excludes?: readonly string[];
  /** What is wrong with the value beside the other annotations of the object, by their keys. */
  readonly clash?: (value: string, all: Readonly<Record<string, string>>) => Complaint | undefined;
  /** Whether several values may stand in it, joined by commas. */
  readonly isList?: boolean;
  /** Whether key or value names the Services that it is meant for, so that others are left alone. */
  readonly namesServices?: boolean;
}

/** Facts by the whole key. A key with a star at its end stands for all that begin like it, such as `…/actions.*`. */
export type AnnotationFacts = Readonly<Record<string, AnnotationFact>>;

/** The annotations that one program reads. */
export interface AnnotationTable {
  /** Who reads them, as a sentence calls it. */
  readonly reader: string;
  /** Where one can look the facts up. */
  readonly source: string;
  /** What the keys begin with that nobody else reads. A key of these that the table does not know is a slip, or newer. */
  readonly prefixes: readonly string[];
  /**
   * What some keys begin with, and those of other programs as well: of these, one that is nearly a known key is a slip, and
   * any other is somebody else's.
   */
  readonly sharedPrefixes?: readonly string[];
  /** What the keys began with in releases of long ago. Others read such keys still. */
  readonly formerPrefix?: string;
  /** Keys that releases of long ago read, without the prefix, each with what to do today. Nobody reads them now. */
  readonly formerKeys?: Readonly<Record<string, string>>;
  /** They are made when they are first asked for: a cluster has one or two of all the programs. */
  readonly facts: () => AnnotationFacts;
  /** Whether the reader compares keys without regard to case. */
  readonly ignoresCase?: boolean;
}

/** The facts of annotations that all begin alike. */
export function withPrefix(prefix: string, facts: AnnotationFacts): AnnotationFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [prefix + key, namesOthers(fact) ? prefixed(prefix, fact) : fact]),
  );
}

function namesOthers({ needs, excludes }: AnnotationFact): boolean {
  return needs !== undefined || excludes !== undefined;
}

function prefixed(prefix: string, fact: AnnotationFact): AnnotationFact {
  return {
    ...fact,
    ...(fact.needs === undefined ? {} : { needs: prefix + fact.needs }),
    ...(fact.excludes === undefined ? {} : { excludes: fact.excludes.map((other) => prefix + other) }),
  };
}

/** The same fact for many keys. */
export function each(keys: readonly string[], fact: AnnotationFact): AnnotationFacts {
  return Object.fromEntries(keys.map((key) => [key, fact]));
}
