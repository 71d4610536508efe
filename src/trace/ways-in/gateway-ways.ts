import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import type { Cluster } from '../../model/cluster/cluster';
import { implementationOf } from '../../model/traffic/gateway-implementation';
import { isEncrypted, type Request } from '../request';
import { routesAt } from './attached-routes';
import type { HeldListener } from './held-listener';
import { closeness } from './host-match';
import { endsTls, lacksCertificate } from './listener-certificate';

/** A way through a Gateway: the listener that takes requests for a host, by its port and by how closely its hostname fits. */
export interface GatewayWay extends HeldListener {
  readonly port: number;
  readonly closeness: number;
  /** What is known of the implementation. */
  readonly facts: GatewayFacts | undefined;
  /** The listeners among whose routes one is chosen: this one, or all that fit where the implementation takes them together. */
  readonly weighed: readonly HeldListener[];
}

/** The ways for a host at a port, the closest first. */
export function gatewayWays(request: Request, host: string, port: number): GatewayWay[] {
  const { cluster } = request;
  const fitting = [...cluster.gateways.all, ...cluster.listenerSets.all].flatMap((holder) =>
    holder.listeners.flatMap((listener) => {
      const byHost = closeness(listener.hostname, host, 'several');
      const isFit = listener.port === port && speaks(listener.protocol, request.scheme) && byHost !== undefined;
      return isFit ? [{ holder, listener, port, closeness: byHost, facts: implementationOf(cluster, holder) }] : [];
    }),
  );
  // One that nobody serves stands for itself where no other is there.
  const served = isEncrypted(request) ? fitting.filter((each) => isServed(cluster, each)) : fitting;
  const ways = (served.length === 0 ? fitting : served).sort((a, b) => b.closeness - a.closeness);
  const together = ways.filter(isTakenTogether);
  return ways.flatMap((way, i) => {
    if (way.facts?.virtualHosts !== undefined) {
      const isFirst = ways.findIndex(({ holder }) => holder === way.holder) === i;
      return isFirst ? [{ ...way, weighed: [way] }] : [];
    }
    const weighed = together.includes(way) ? together.filter((each) => isOfOneProxy(each, way)) : [way];
    return weighed[0] === way ? [{ ...way, weighed }] : [];
  });
}

type Fitting = Omit<GatewayWay, 'weighed'>;

function isTakenTogether({ facts, listener }: Fitting): boolean {
  return (facts?.weigh !== undefined || facts?.triesWiderHosts === true) && listener.protocol !== 'TLS';
}

/** Those that weigh routes have one proxy for all Gateways, and the others one for each. */
function isOfOneProxy(one: Fitting, other: Fitting): boolean {
  return one.facts === other.facts && (one.facts?.weigh !== undefined || one.holder === other.holder);
}

/** A listener that hands TLS on is none to those that weigh routes, as long as it has no route. */
function isServed(cluster: Cluster, { facts, ...held }: HeldListener & Pick<GatewayWay, 'facts'>): boolean {
  return endsTls(held)
    ? !lacksCertificate(cluster, held)
    : facts?.weigh === undefined || routesAt(cluster, held.listener, held.holder).length > 0;
}

function speaks(protocol: string | undefined, scheme: Request['scheme']): boolean {
  switch (scheme) {
    case 'http':
    case 'grpc':
      return protocol === 'HTTP';
    case 'https':
    case 'grpcs':
      return protocol === 'HTTPS' || protocol === 'TLS';
    case 'tcp':
      return protocol === 'TCP' || protocol === 'TLS';
    case 'udp':
      return protocol === 'UDP';
  }
}
