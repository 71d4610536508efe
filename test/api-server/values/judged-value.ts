import type fc from 'fast-check';
import type { Parser } from '../../../src/values/parser';
import type { Manifest } from '../../support/synth';

/** A value of src/values, and a field of Kubernetes in which the API server judges the same input. */
export interface JudgedValue<Input = any> {
  /** The value, by the name of its parser. */
  readonly value: string;

  /** The field, for people. */
  readonly field: string;

  /** Inputs near the border between good and bad. */
  readonly inputs: fc.Arbitrary<Input>;

  /** Our parser. What it returns is what we would write. */
  readonly parse: Parser<unknown>;

  /** An object that is good but for the field. */
  readonly manifest: (written: any) => Manifest;

  /** Whether a dry run overlooks the field, as it does the range of node ports, which are handed out on storing only. */
  readonly onlyWhenStored?: boolean;

  /** Where we and the server may differ. */
  readonly exceptions?: readonly Exception<Input>[];
}

/** A kind of input on which we differ from the server on purpose. */
export interface Exception<Input = any> {
  /** How we differ: we refuse what the server takes, or write in another spelling what it would refuse as it stands. */
  readonly we: 'refuse' | 'mend';

  /** An example. */
  readonly sample: Input;

  /** Why. */
  readonly because: string;

  readonly covers: (input: Input) => boolean;
}

/** An empty text, which the server reads like a field that is left out. */
export function emptyMeansNone(): Exception<string> {
  return {
    we: 'refuse',
    sample: '',
    because: 'An empty text means the same as none; whoever writes one has forgotten something.',
    covers: (input) => input === '',
  };
}
