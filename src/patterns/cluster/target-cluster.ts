import { Construct, type IConstruct } from 'constructs';
import { CLUSTER_DOMAIN } from '../../values/cluster-domain';
import { Complaint } from '../../values/complaint';
import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import { minorVersion, NEWEST_MINOR } from '../../values/kubernetes-version';
import { optional } from '../../values/parser';
import { DEFAULT_NODE_PORTS, type PortRange, portRange } from '../../values/port';
import { TOLD_CLUSTER, type ToldCluster } from '../../values/told-cluster';
import { shown } from '../../values/wording';
import { readerOf, refusal } from '../refusal';

/** What a construct needs to know of the cluster that its manifests are applied to. */
export interface TargetClusterProps {
  /**
   * A name that tells this cluster from the others that the same app writes manifests for: a DNS label of 1 to 63
   * characters. Service names and node ports must be unique in a cluster; charts for different clusters may repeat them.
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
   * joined by a dash, both 1 to 65535.
   *
   * @default "30000-32767"
   */
  readonly nodePortRange?: string;

  /**
   * The version of its Kubernetes, from "1.27" to "1.37". Constructs refuse what is newer, and `NetworkChecks` judge by it
   * unless they are told another.
   *
   * @default - unknown: constructs refuse nothing for its age, and NetworkChecks assume "1.37"
   */
  readonly kubernetesVersion?: string;
}

const readTargetCluster = readerOf<TargetClusterProps>()({
  name: optional(dnsLabel),
  domain: optional(dnsSubdomain),
  nodePortRange: optional(portRange),
  kubernetesVersion: optional(minorVersion),
});

/**
 * Describes the cluster that a chart, or a whole app, is applied to. Only clusters that differ from a usual one need it.
 *
 * Call `TargetCluster.describe(chart, { … })` before the constructs that it concerns are made: they check their node ports
 * at once, and again when the app is synthesized.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
 */
export class TargetCluster {
  private static readonly described = new WeakMap<IConstruct, ToldCluster>();

  /**
   * Says what the cluster of `scope`, and of everything below it, is like. What is left out holds as said of a scope above,
   * or in an earlier call.
   *
   * @param scope an app, a chart or any construct
   * @param props what differs from a usual cluster; refused are a domain that is no DNS name and a range that is none
   */
  public static describe(scope: IConstruct, props: TargetClusterProps): TargetCluster {
    if (!Construct.isConstruct(scope)) {
      throw refusal(
        'TargetCluster.describe',
        new Complaint(
          shown(scope),
          'an app, a chart or another construct',
          'pass the chart that is applied to it',
          '.scope',
        ),
      );
    }
    const read = readTargetCluster(`${scope.node.path} cluster`.trimStart(), props);
    const before = TargetCluster.described.get(scope);
    const described: ToldCluster = {
      name: read.name ?? before?.name,
      domain: read.domain ?? before?.domain,
      nodePortRange: read.nodePortRange ?? before?.nodePortRange,
      minor: read.kubernetesVersion ?? before?.minor,
    };
    TargetCluster.described.set(scope, described);
    scope.node.addMetadata(TOLD_CLUSTER, described);
    return TargetCluster.of(scope);
  }

  /**
   * The cluster that a construct belongs to: what the nearest scope described, or a usual cluster.
   *
   * @param construct any construct of an app
   */
  public static of(construct: IConstruct): TargetCluster {
    let known: ToldCluster = {};
    for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = scope.node.scope) {
      const said = TargetCluster.described.get(scope);
      if (said !== undefined) {
        known = {
          name: known.name ?? said.name,
          domain: known.domain ?? said.domain,
          nodePortRange: known.nodePortRange ?? said.nodePortRange,
          minor: known.minor ?? said.minor,
        };
      }
    }
    return new TargetCluster(
      known.name ?? '',
      known.domain ?? CLUSTER_DOMAIN,
      known.nodePortRange ?? DEFAULT_NODE_PORTS,
      known.minor,
    );
  }

  private constructor(
    /** The name that tells the cluster from others of the same app; empty for the unnamed one. */
    public readonly name: string,
    /** The DNS domain of the cluster, such as `cluster.local`. */
    public readonly domain: string,
    /** @internal */
    public readonly _nodePorts: PortRange,
    private readonly minor: number | undefined,
  ) {}

  /** The version of its Kubernetes, such as `1.36`; the newest that this library knows where nobody said. */
  public get kubernetesVersion(): string {
    return `1.${this.minor ?? NEWEST_MINOR}`;
  }

  /**
   * Whether the cluster, as far as anybody said, is older than a minor version of Kubernetes.
   *
   * @internal
   */
  public _isOlderThan(minor: number): boolean {
    return this.minor !== undefined && this.minor < minor;
  }

  /** The node ports of the cluster, such as `30000-32767`. */
  public get nodePortRange(): string {
    return `${this._nodePorts.first}-${this._nodePorts.last}`;
  }
}
