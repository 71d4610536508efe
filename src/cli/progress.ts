import type { Terminal } from './terminal';

/** How long a person waits without wondering, and how often the line changes after that; in milliseconds. */
const PATIENCE = 500;
const INTERVAL = 100;

/** A line that says how far a long run is. Only a terminal shows it, and not when the run is over. */
export class Progress {
  private next: number;
  private isShown = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly now = () => performance.now(),
  ) {
    this.next = now() + PATIENCE;
  }

  tell(line: () => string): void {
    if (this.terminal.watched && this.now() >= this.next) {
      this.terminal.err(`\r\u001b[K${line()}`);
      this.next = this.now() + INTERVAL;
      this.isShown = true;
    }
  }

  end(): void {
    if (this.isShown) {
      this.terminal.err('\r\u001b[K');
    }
  }
}
