import { Complaint } from '../../values/complaint';
import { instanceOf, listOf } from '../../values/parser';
import { listed, quoted } from '../../values/wording';
import { accepted, refusal } from '../refusal';
import { type RouteBackend, WeightedBackend } from './route-backend';
import { RouteTarget } from './route-target';

const WHERE = 'TrafficSplit.between';

/** The most backends that a rule of the Gateway API has. */
const MOST_BACKENDS = 16;

const readShares = listOf(instanceOf(WeightedBackend, 'web.backend(http).weighted(90)'), 'weighted backends', {
  min: 2,
  max: MOST_BACKENDS,
});

/**
 * Several Services that share the requests of a route, request by request and by chance: 90 to 10 sends one of ten to the
 * second.
 */
export class TrafficSplit extends RouteTarget {
  /**
   * Shares the requests out in proportion to the weights.
   *
   * @param shares 2 to 16 backends with their weights, as `web.backend(http).weighted(90)` makes them; refused are weights
   * that are all 0, for nobody would answer, and one port of one Service twice
   */
  public static between(...shares: WeightedBackend[]): TrafficSplit {
    const read = accepted(WHERE, readShares(shares));
    if (read.every(({ weight }) => weight === 0)) {
      throw refusal(
        WHERE,
        new Complaint('weights that are all 0', 'one above 0, for nobody would answer', 'give a backend its share'),
      );
    }
    const names = read.map(({ backend }) => String(backend));
    const twice = names.find((name, i) => names.indexOf(name) < i);
    if (twice !== undefined) {
      throw refusal(WHERE, new Complaint(`${twice} twice`, 'each backend once', 'add its weights up'));
    }
    return new TrafficSplit(read);
  }

  private constructor(
    /** The backends and their weights, in the order given. */
    public readonly shares: WeightedBackend[],
  ) {
    super();
  }

  /** @internal */
  public get _backends(): readonly RouteBackend[] {
    return this.shares.map(({ backend }) => backend);
  }

  /** @internal */
  public get _title(): string {
    return `a split between ${listed(
      this.shares.map(({ backend }) => quoted(backend.serviceName)),
      'and',
    )}`;
  }
}
