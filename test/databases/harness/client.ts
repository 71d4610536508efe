import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Container } from './container';
import { until } from './processes';

/** Between two writes of a load, an application has other things to do, and so has the machine. */
const PAUSE_MS = 5;

/** How SQL is said: a shell command that reads it, given host, user and the key of the password. */
export interface Login {
  readonly command: string;
  readonly user: string;
  readonly key: string;
}

/** A pod beside the database, from which it is spoken to over the network. */
export class Client {
  public constructor(
    private readonly container: Container,
    private readonly secrets: string,
  ) {}

  /** Has it know these passwords from now on. */
  public async learn(passwords: Readonly<Record<string, string>>): Promise<void> {
    for (const [key, value] of Object.entries(passwords)) {
      writeFileSync(join(this.secrets, key), value);
    }
  }

  /** Says SQL to a host; the values that come back, a row a line. Complaints are thrown. */
  public async sql(host: string, login: Login, statement: string, seconds = 180): Promise<string> {
    const { status, out, err } = await this.container.exec(commandOf(login, host), `${statement}\n`, seconds);
    if (status !== 0) {
      throw new Error(`${host}: found exit status ${status} of the client, expected 0; ${err.trim()} ${out.trim()}`);
    }
    return out.trim();
  }

  /** Keeps a connection open, to which statements are said one after another. */
  public connect(host: string, login: Login): Connection {
    return new Connection(this.container.spawn(commandOf(login, host)));
  }

  public async remove(): Promise<void> {
    await this.container.kill();
  }
}

/** An open connection. */
export class Connection {
  private readonly lines: Interface;
  private readonly answers: string[] = [];
  private ended = false;
  /** What the client said last on its standard error. */
  public complaint = '';

  public constructor(private readonly process: ChildProcessWithoutNullStreams) {
    this.lines = createInterface({ input: process.stdout });
    this.lines.on('line', (line) => this.answers.push(line));
    process.on('close', () => {
      this.ended = true;
    });
    process.stdin.on('error', () => undefined);
    process.stderr.setEncoding('utf8').on('data', (text) => {
      this.complaint = text.trim();
    });
  }

  /** Whether it was broken off. */
  public get isBroken(): boolean {
    return this.ended;
  }

  /** Says a statement and waits for a line that answers it; false where the connection breaks before. */
  public async said(statement: string, answer: string, seconds = 60): Promise<boolean> {
    return (await this.either(statement, [answer], seconds)) === 0;
  }

  /** Says a statement and waits for one of several lines; which it was, or -1 where the connection breaks before. */
  public either(statement: string, answers: readonly string[], seconds = 60): Promise<number> {
    const place = () => answers.findIndex((answer) => this.answers.includes(answer));
    return new Promise((resolve) => {
      const settle = () => {
        if (place() < 0 && !this.ended) return;
        clearTimeout(timer);
        this.lines.off('line', settle);
        this.process.off('close', settle);
        const found = place();
        this.answers.length = 0;
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.complaint = `nothing answered within ${seconds} s`;
        this.close();
      }, seconds * 1000);
      this.lines.on('line', settle);
      this.process.on('close', settle);
      this.process.stdin.write(`${statement}\n`);
      // It may have been broken off since somebody looked, and nothing would tell of it any more.
      settle();
    });
  }

  /** Ends it at once, whatever the server does. */
  public close(): void {
    this.process.kill('SIGKILL');
    // What was killed is `nsenter`. The client inside may wait for its server for long, and would keep these open as long.
    this.process.stdin.destroy();
    this.process.stdout.destroy();
    this.process.stderr.destroy();
  }
}

/**
 * Writes rows, one transaction each, to whichever pod is behind a Service, and keeps those that were acknowledged. When
 * the connection breaks or a write is refused it connects anew, as an application does.
 */
export class Load {
  /** The numbers that the database said it had written. */
  public readonly acknowledged: number[] = [];
  private stopping = false;
  private complaint = 'no pod to write to';
  private readonly running: Promise<void>;

  public constructor(
    private readonly client: Client,
    private readonly login: Login,
    private readonly host: () => string | undefined,
    private next: number,
  ) {
    this.running = this.write();
  }

  /** Waits until so many more rows were acknowledged. */
  public async more(rows: number, seconds = 120): Promise<void> {
    const goal = this.acknowledged.length + rows;
    await until(`${rows} more rows`, () => this.acknowledged.length >= goal, seconds).catch((error) => {
      throw new Error(`${error}; the client says ${this.complaint}`);
    });
  }

  public async stop(): Promise<readonly number[]> {
    this.stopping = true;
    await this.running;
    return this.acknowledged;
  }

  private async write(): Promise<void> {
    while (!this.stopping) {
      const host = this.host();
      if (host === undefined) {
        this.complaint = 'no pod to write to';
        await pause(100);
        continue;
      }
      const connection = this.client.connect(host, this.login);
      while (!this.stopping && !connection.isBroken) {
        await pause(PAUSE_MS);
        const row = this.next++;
        if (await connection.said(`INSERT INTO load_test VALUES (${row}); SELECT 'row ${row}';`, `row ${row}`, 30)) {
          this.acknowledged.push(row);
        } else {
          this.complaint = `${host}: ${connection.complaint}`;
          break;
        }
      }
      connection.close();
    }
  }
}

function commandOf({ command, user, key }: Login, host: string): string[] {
  return ['bash', '-c', command, 'client', host, user, key];
}
