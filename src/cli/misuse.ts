import type { Complaint } from '../values/complaint';

/** A command line that cannot be followed. Told to the user in one sentence, without a stack. */
export class Misuse extends Error {
  static of(where: string, complaint: Complaint): Misuse {
    return new Misuse(complaint.sentence(where));
  }
}
