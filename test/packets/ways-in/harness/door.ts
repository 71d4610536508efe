import type { Outcome } from '../../harness/outcome';
import { type Asking, answersOf, ask, askOften, untilAnsweredBy } from '../../harness/places';
import { until } from '../../harness/waiting';
import type { Entrance } from './controllers';
import { addressOf } from './own-rig';

/** A controller's address, called from outside by the names of hosts that no DNS knows. */
export class Door {
  public static async to(entrance: Entrance): Promise<Door> {
    return new Door(await addressOf(entrance));
  }

  private constructor(private readonly address: string) {}

  /** Asks a URL once. */
  public ask(url: string, asking: Asking = {}): Promise<Outcome> {
    return ask('client', url, this.knowing(url, asking));
  }

  /** Asks a URL several times. */
  public askOften(url: string, asking: Asking = {}): Promise<Outcome[]> {
    return askOften('client', url, this.knowing(url, asking));
  }

  /** The answers to a URL that is asked several times. */
  public answersOf(url: string, asking: Asking = {}): Promise<Outcome[]> {
    return answersOf('client', url, this.knowing(url, asking));
  }

  /** Asks until exactly these pods answer. */
  public untilAnsweredBy(url: string, pods: readonly string[], asking: Asking = {}): Promise<Outcome[]> {
    return untilAnsweredBy('client', url, pods, this.knowing(url, asking));
  }

  /** Asks until the answer is as it should be: controllers take what is new in their own time. */
  public until(url: string, isSo: (outcome: Outcome) => boolean, asking: Asking = {}): Promise<Outcome> {
    return until(`the right answer to ${url}`, () => this.ask(url, asking), isSo);
  }

  private knowing(url: string, asking: Asking): Asking {
    return { ...asking, resolve: { [new URL(url).hostname]: this.address } };
  }
}
