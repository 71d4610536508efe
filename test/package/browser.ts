import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** An answer of the browser's protocol, or something that it tells by itself. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly message?: { readonly text: string }; readonly entry?: { readonly text: string } };
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** Debian's Chromium without a window, asked over pipes by its own protocol: messages of JSON, each with a zero behind it. */
export class Browser {
  /** Opens a page, and waits until it is loaded. */
  public static async at(url: string): Promise<Browser> {
    const browser = new Browser();
    const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.ask('Target.attachToTarget', { targetId, flatten: true });
    browser.session = sessionId as string;
    await browser.ask('Log.enable');
    await browser.ask('Page.enable');
    await browser.ask('Page.navigate', { url });
    await browser.evaluate(
      'new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done))',
    );
    return browser;
  }

  /** What the browser wrote to its console, refusals of the page's policy among it. */
  public readonly log: string[] = [];

  private readonly process: ChildProcess;
  private readonly waiting = new Map<
    number,
    { resolve(result: Record<string, unknown>): void; reject(error: Error): void }
  >();
  private asked = 0;
  private session: string | undefined;
  private unread = '';

  private constructor() {
    // Root may not use Chromium's sandbox. The page is one that we made.
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--no-first-run'];
    this.process = spawn('chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.process.on('error', (error) => {
      for (const { reject } of this.waiting.values()) {
        reject(new Error(`found no Chromium (${error.message}), which shows the page; install the package chromium`));
      }
    });
    (this.process.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => this.read(text));
  }

  /** The value of an expression in the page. */
  public async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.ask('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(JSON.stringify(exceptionDetails));
    }
    return (result as { value?: unknown }).value;
  }

  public async close(): Promise<void> {
    this.session = undefined;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.ask('Browser.close');
    await ended;
  }

  private ask(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.asked;
    const message = { id, method, params, ...(this.session === undefined ? {} : { sessionId: this.session }) };
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      (this.process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    });
  }

  private read(text: string): void {
    const messages = (this.unread + text).split('\0');
    this.unread = messages.pop() ?? '';
    for (const message of messages) {
      this.take(JSON.parse(message));
    }
  }

  private take({ id, params, result, error }: Message): void {
    if (id === undefined) {
      const told = params?.entry?.text ?? params?.message?.text;
      this.log.push(...(told === undefined ? [] : [told]));
      return;
    }
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) {
      waiting?.resolve(result ?? {});
    } else {
      waiting?.reject(new Error(error.message));
    }
  }
}
