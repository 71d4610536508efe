/** The lines of a text, found once: a dump of a cluster is one text of megabytes, and has many findings. */
export class Lines {
  /** Where each begins. */
  private readonly starts: readonly number[];

  public constructor(private readonly text: string) {
    const starts = [0];
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      starts.push(end + 1);
    }
    this.starts = starts;
  }

  /** The line of a place in the text and the column in it, both counted from 1. */
  public positionOf(offset: number): { readonly line: number; readonly column: number } {
    let [first, last] = [0, this.starts.length - 1];
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if (this.startOf(middle) <= offset) {
        first = middle;
      } else {
        last = middle - 1;
      }
    }
    return { line: first + 1, column: offset - this.startOf(first) + 1 };
  }

  /** How long a line is, counted from 1; 0 for one that is not there. */
  public lengthOf(line: number): number {
    if (line > this.starts.length) return 0;
    const end = this.starts[line];
    return (end === undefined ? this.text.length : end - 1) - this.startOf(line - 1);
  }

  private startOf(index: number): number {
    return this.starts[index] ?? 0;
  }
}
