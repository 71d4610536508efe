import type { BeyondGatewayApi } from './beyond-gateway-api';
import type { GatewayFeature } from './gateway-feature';
import type { MatchOrder } from './match-order';
import type { VirtualHostFacts } from './virtual-host-facts';
import type { WeighedMatch } from './weighed-match';

/** The ports of a Gateway's listeners, 1 to 65535. */
export interface ListenerPorts {
  readonly http: number;
  readonly https: number;
}

/** What is known of an implementation of the Gateway API. */
export interface GatewayFacts {
  /** How a sentence calls it. */
  readonly name: string;
  /** The release that the facts hold for, and newer ones. */
  readonly release: string;
  /** The conformance report that the facts were read from. */
  readonly report: string;
  /** Where it documents what its report is silent about. */
  readonly docs: string;
  /** `spec.controllerName` of its GatewayClasses. */
  readonly controllerName: RegExp;
  /** The names of the GatewayClasses that it makes itself, which mean nothing else. */
  readonly classes: readonly string[];
  /** The domains of the groups of its own kinds that stand in routes. */
  readonly domains: readonly string[];
  readonly serves: readonly GatewayFeature[];
  /** Whether it reads certificates from Secrets, and whether it has some of its own for a listener that names none. */
  readonly certificates: { readonly secrets: boolean; readonly own: boolean };
  /** The ports that its listeners have unless somebody set it up otherwise. */
  readonly ports: ListenerPorts;
  /** The version of TLSRoute that it watches: `v1` since Gateway API 1.5. */
  readonly tlsRouteVersion: 'v1' | 'v1alpha2';
  /** Where it sends requests unless it is told otherwise. */
  readonly reachesByDefault: 'pods' | 'node ports';
  /**
   * What a match of a route weighs, for an implementation that has one proxy for all its listeners and of all matches of a
   * port takes the heaviest.
   */
  readonly weigh?: (match: WeighedMatch) => number;
  /** How its proxy comes by virtual hosts. */
  readonly virtualHosts?: VirtualHostFacts;
  /**
   * Whether it tries the rules of all listeners of a port by their hosts, the closest first, and goes on to wider ones where none
   * fits. Of an implementation without a word here, in `weigh` and in `virtualHosts`, it is not known whether it keeps listeners of
   * a port apart, nor whether it goes on to wider hosts: the Gateway API demands neither.
   */
  readonly triesWiderHosts?: true;
  /** In which order it tries the matches of a host; nothing where that is not known of regular expressions for paths. */
  readonly order?: MatchOrder;
  /** Whether the path decides alone: where no rule of the first path that fits takes a request, none does. */
  readonly pathDecides?: true;
  /** How much of a path a regular expression has to fit; nothing where that is not known. */
  readonly pathPatterns?: 'all of it' | 'its beginning' | 'any part';
  /** Whether, of several certificates that all its listeners name, it shows that for the name which a client asks for. */
  readonly certificatesByName?: boolean;
  /**
   * Whether a backend that is not there is left out, so that others of its rule take its requests, and a rule without any
   * as well. The Gateway API has such requests answered with 500.
   */
  readonly leavesOutBackends?: boolean;
  /** The status where no backend of a rule takes requests, for it has none or all have weight 0. @default 500 */
  readonly withoutBackends?: 503;
  /** The status of HTTP where a backend of a call is not there, and a status of gRPC behind it says so. @default 500 */
  readonly missingForCalls?: 200;
  /**
   * Whether a redirect that names no port keeps the one that was asked for, and drops it with the host. By the Gateway API it
   * is the port of its scheme, or else that of the listener.
   */
  readonly redirectsKeepPort?: boolean;
  /** What becomes of a path of which a redirect or a rewrite replaces a prefix. @default element by element, as the Gateway API says */
  readonly replacePrefix?: (path: string, prefix: string, by: string) => string;
  /**
   * Whether a route that names a Gateway and no namespace finds one of that name in any namespace, against the Gateway API,
   * which means the route's own.
   */
  readonly findsParentsAnywhere?: boolean;
  /** Objects of its own that do what the Gateway API has no word for, by the option of a route. */
  readonly ownObjects: Readonly<Partial<Record<BeyondGatewayApi | 'cookieAffinity', string>>>;
}

/** What most implementations have in common. */
export const USUAL = {
  certificates: { secrets: true, own: false },
  ports: { http: 80, https: 443 },
  tlsRouteVersion: 'v1',
  reachesByDefault: 'pods',
  domains: [],
} as const;
