import { Complaint } from './complaint';
import { dnsLabel } from './dns-name';
import type { Parser } from './parser';
import { measured } from './wording';

/**
 * The longest name of a StatefulSet whose pods can start, in characters: the label `controller-revision-hash` holds the
 * name, a dash and a hash of up to 10 characters, 63 in all. It leaves room for a dash and any ordinal in a pod's name.
 */
const LONGEST = 52;

/** The name of a StatefulSet. The API server takes up to 63 characters and then fails to make the pods. */
export const statefulSetName: Parser<string> = (input) =>
  typeof input === 'string' && input.length > LONGEST
    ? new Complaint(
        measured(input, LONGEST),
        `at most ${LONGEST} characters: pods of a StatefulSet with a longer name never start`,
        `shorten it to ${LONGEST} characters`,
      )
    : dnsLabel(input);
