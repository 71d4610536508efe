import { Complaint } from './complaint';
import { labelValue } from './labels';
import type { Parser } from './parser';
import { shown } from './wording';

/** The name of a zone, as nodes carry it in the label `topology.kubernetes.io/zone`. */
export const zoneName: Parser<string> = (input) => {
  const zone = labelValue(input);
  return zone === '' || zone instanceof Complaint
    ? new Complaint(
        shown(input),
        'the name of a zone: 1 to 63 letters, digits, "-", "_" and "."',
        'write it as the nodes of the zone are labelled, such as "eu-central-1a"',
      )
    : zone;
};
