import type { IConstruct } from 'constructs';

/** Where a request starts. */
export class TrafficPlace {
  /** Anywhere outside the cluster. */
  public static internet(): TrafficPlace {
    return new TrafficPlace('internet');
  }

  /**
   * A pod of a namespace, of which nothing else is known.
   *
   * @param name that of the namespace
   */
  public static podIn(name: string): TrafficPlace {
    return new TrafficPlace(`namespace/${name}`);
  }

  /**
   * The pods that a construct makes.
   *
   * @param construct a workload of any cdk8s-plus release, or a construct that holds one
   */
  public static podsOf(construct: IConstruct): TrafficPlace {
    return new TrafficPlace(construct);
  }

  /**
   * A place as the command `trace` takes it for `--from`.
   *
   * @param text `internet`, `namespace/NAME`, `KIND/NAME`, `KIND/NAMESPACE/NAME`, `node`, `node/NAME` or an IP address
   */
  public static named(text: string): TrafficPlace {
    return new TrafficPlace(text);
  }

  /** @internal */
  public readonly _meant: unknown;

  private constructor(meant: unknown) {
    this._meant = meant;
  }
}

/** Where a request goes. */
export class TrafficTarget {
  /**
   * What a construct makes: its Service, at the first port; where it makes none, its pods.
   *
   * @param construct a Service or workload of any library, or a construct that holds one
   */
  public static madeBy(construct: IConstruct): TrafficTarget {
    return new TrafficTarget(construct);
  }

  /**
   * A target as the command `trace` takes it for `--to`.
   *
   * @param text a URL, `HOST:PORT`, `_PORT._tcp.HOST`, `service/NAMESPACE/NAME:PORT`, `node:PORT` or
   *   `KIND/NAMESPACE/NAME:PORT`
   */
  public static named(text: string): TrafficTarget {
    return new TrafficTarget(text);
  }

  /** @internal */
  public readonly _meant: unknown;

  private constructor(meant: unknown) {
    this._meant = meant;
  }
}

/** Where requests from a place to a target end, and why. */
export class TrafficTrace {
  /**
   * How each way ends, as a sentence: `delivered to Deployment shop/orders:8080`. One, unless weights or policies part the
   * requests; then each begins with its share.
   */
  public readonly outcomes: string[];

  /** Who gets requests: `Deployment shop/orders`, or the address of an endpoint that is written by hand. */
  public readonly receivers: string[];

  /** Whether all requests are delivered, or leave the cluster. */
  public readonly isDelivered: boolean;

  /** Whether none is: all are dropped or refused, or find no such name. What the manifests do not tell is neither. */
  public readonly isUnreachable: boolean;

  /** What was taken for granted, because no manifest says otherwise. */
  public readonly assumptions: string[];

  /** All of it as JSON, in the shape of `trace --format json`. */
  public readonly json: string;

  private readonly text: string;

  /** @internal */
  public static _from(told: ToldTrace): TrafficTrace {
    return new TrafficTrace(told);
  }

  private constructor(told: ToldTrace) {
    this.outcomes = [...told.outcomes];
    this.receivers = [...told.receivers];
    this.isDelivered = told.isDelivered;
    this.isUnreachable = told.isUnreachable;
    this.assumptions = [...told.assumptions];
    this.json = told.json;
    this.text = told.text;
  }

  /** The trace for people, hop by hop: what a failing test should show. */
  public toString(): string {
    return this.text;
  }
}

type ToldTrace = import('./embedding').ToldTrace;

/**
 * The traffic of what an app makes, for tests in any language and with any runner. It follows a request by what the
 * manifests say, before anything is deployed.
 *
 * ```
 * const trace = Traffic.of(app).trace(TrafficPlace.internet(), TrafficTarget.named('https://shop.example.com/orders'));
 * ```
 */
export class Traffic {
  /**
   * The traffic of an app as it is now: it is rendered here, and what is added later is not seen.
   *
   * @param scope the app; or a chart, if nothing but that is to be looked at
   */
  public static of(scope: IConstruct): Traffic {
    // Loaded here and not at the top: most apps that import this package never come by.
    const { Followed } = require('./embedding') as typeof import('./embedding');
    return new Traffic(new Followed('Traffic', scope));
  }

  private readonly followed: import('./embedding').Followed;

  private constructor(followed: import('./embedding').Followed) {
    this.followed = followed;
  }

  /**
   * Follows requests from a place to a target. Refuses places and targets that are not there, and says what is.
   *
   * @param origin where they start
   * @param target where they are to go
   */
  public trace(origin: TrafficPlace, target: TrafficTarget): TrafficTrace {
    return TrafficTrace._from(this.followed.told(origin._meant, target._meant));
  }
}
