import type { IConstruct } from 'constructs';
import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import { optional } from '../../values/parser';
import { DEFAULT_NODE_PORTS, type PortRange, portRange } from '../../values/port';
import { readProps } from '../refusal';

/** What a construct needs to know of the cluster that its manifests are applied to. */
export interface TargetClusterProps {
  /**
   * A name that tells this cluster from the others that the same app writes manifests for. Service names and
   * node ports must be unique in a cluster; charts for different clusters may repeat them.
   *
   * @default - the one unnamed cluster that all charts of the app share
   */
  readonly name?: string;

  /**
   * The DNS domain of the cluster, in which the full names of Services end (kubelet's `--cluster-domain`).
   *
   * @default "cluster.local"
   */
  readonly domain?: string;

  /**
   * The ports that the API server gives out as node ports (`--service-node-port-range`), first and last port number
   * joined by a dash.
   *
   * @default "30000-32767"
   */
  readonly nodePortRange?: string;
}

/**
 * Describes the cluster that a chart, or a whole app, is applied to. Only clusters that differ from a usual one need it.
 *
 * Call `TargetCluster.describe(chart, { … })` before the constructs that it concerns are made.
 */
export class TargetCluster {
  private static readonly described = new WeakMap<IConstruct, TargetCluster>();
  private static readonly usual = new TargetCluster('', 'cluster.local', DEFAULT_NODE_PORTS);

  /**
   * Says what the cluster of `scope`, and of everything below it, is like.
   *
   * @param scope an app, a chart or any construct
   * @param props what differs from a usual cluster; refused are a domain that is no DNS name and a range that is none
   */
  public static describe(scope: IConstruct, props: TargetClusterProps): TargetCluster {
    const read = readProps<TargetClusterProps>()(`${scope.node.path} cluster`, props, {
      name: optional(dnsLabel),
      domain: optional(dnsSubdomain),
      nodePortRange: optional(portRange),
    });
    const outer = TargetCluster.of(scope);
    const cluster = new TargetCluster(
      read.name ?? outer.name,
      read.domain ?? outer.domain,
      read.nodePortRange ?? outer._nodePorts,
    );
    TargetCluster.described.set(scope, cluster);
    return cluster;
  }

  /**
   * The cluster that a construct belongs to: what the nearest scope described, or a usual cluster.
   *
   * @param construct any construct
   */
  public static of(construct: IConstruct): TargetCluster {
    for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = scope.node.scope) {
      const cluster = TargetCluster.described.get(scope);
      if (cluster !== undefined) {
        return cluster;
      }
    }
    return TargetCluster.usual;
  }

  private constructor(
    /** The name that tells the cluster from others of the same app; empty for the unnamed one. */
    public readonly name: string,
    /** The DNS domain of the cluster, such as `cluster.local`. */
    public readonly domain: string,
    /** @internal */
    public readonly _nodePorts: PortRange,
  ) {}

  /** The node ports of the cluster, such as `30000-32767`. */
  public get nodePortRange(): string {
    return `${this._nodePorts.first}-${this._nodePorts.last}`;
  }
}
