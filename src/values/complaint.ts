/**
 * Why an input was not taken, in the parts of the one sentence that every room of this house speaks:
 *
 *     where: found value with unit, expected range or list with unit; what to do
 */
export class Complaint {
  constructor(
    readonly found: string,
    readonly expected: string,
    readonly fix: string,
    /** Where inside the input the fault lies, such as `[2].name`; empty for the input itself. */
    readonly at = '',
  ) {}

  /** The same complaint, seen from the list or object that holds the faulty input. */
  under(key: string | number): Complaint {
    const step = typeof key === 'number' ? `[${key}]` : `.${key}`;
    return new Complaint(this.found, this.expected, this.fix, step + this.at);
  }

  /**
   * The finished sentence, for a fault found at `where`: a construct path, an object, a function. Without it, for who has said
   * where already.
   */
  sentence(where = ''): string {
    const place = this.at.startsWith('.') ? `${where} ${this.at.slice(1)}`.trimStart() : where + this.at;
    return `${place}${place === '' ? '' : ': '}found ${this.found}, expected ${this.expected}; ${this.fix}`;
  }
}

/** Whether a parser refused its input. */
export function isComplaint(result: unknown): result is Complaint {
  return result instanceof Complaint;
}
