import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import { endpointAddress } from '../../values/ip-address';
import { optional, yesOrNo } from '../../values/parser';
import { zoneName } from '../../values/zone-name';
import { accepted, readProps } from '../refusal';
import { IpFamily } from '../service/common-props';

/** What is known of a machine beside its address. */
export interface ManualEndpointOptions {
  /**
   * Whether the machine takes traffic (`conditions.ready`). Nobody probes it: it stays as it is written.
   *
   * @default - nothing is said, which counts as ready
   */
  readonly ready?: boolean;

  /**
   * The DNS name that the machine has below the Service's (`hostname`): 1 to 63 of a-z, 0-9 and "-", with a letter or digit
   * at both ends. Only headless Services give such names, so others refuse it.
   *
   * @default - the machine has no name of its own
   */
  readonly hostname?: string;

  /**
   * The zone that the machine is in (`zone`), spelled as the nodes' label `topology.kubernetes.io/zone` spells it: 1 to 63
   * characters. Refused in legacy Endpoints, which cannot say it.
   *
   * @default - the zone is not known
   */
  readonly zone?: string;

  /**
   * The node of the cluster that the machine is, or is on (`nodeName`). Traffic policy Local goes by it.
   *
   * @default - the machine is outside the cluster
   */
  readonly nodeName?: string;
}

/**
 * A machine, usually outside the cluster, that receives the traffic of a `ManualEndpointsService`.
 */
export class ManualEndpoint {
  /**
   * The machine at an address.
   *
   * @param address an IPv4 or IPv6 address. Refused are loopback, link-local, multicast and unspecified addresses, to which
   * no traffic can be sent, and DNS names, for which there is `ExternalAlias`. The cluster IP of another Service is taken,
   * but traffic does not reach it: kube-proxy does not send from one Service to the next.
   * @param options readiness, hostname, zone and node
   */
  public static address(address: string, options: ManualEndpointOptions = {}): ManualEndpoint {
    const where = 'ManualEndpoint.address';
    const ip = accepted(where, endpointAddress(address));
    const read = readProps<ManualEndpointOptions>()(`${where} of ${ip}`, options, {
      ready: optional(yesOrNo),
      hostname: optional(dnsLabel),
      zone: optional(zoneName),
      nodeName: optional(dnsSubdomain),
    });
    return new ManualEndpoint(String(ip), ip.family === 'IPv6' ? IpFamily.IPV6 : IpFamily.IPV4, read);
  }

  /**
   * Whether the machine takes traffic.
   *
   * @default - nothing is said, which counts as ready
   */
  public readonly ready?: boolean;

  /**
   * The DNS name that the machine has below the Service's.
   *
   * @default - the machine has no name of its own
   */
  public readonly hostname?: string;

  /**
   * The zone that the machine is in.
   *
   * @default - the zone is not known
   */
  public readonly zone?: string;

  /**
   * The node of the cluster that the machine is, or is on.
   *
   * @default - the machine is outside the cluster
   */
  public readonly nodeName?: string;

  private constructor(
    /** The address in its canonical spelling, the only one that Kubernetes takes: `2001:db8::1`, not `2001:DB8:0::1`. */
    public readonly ip: string,
    /** The family of the address. */
    public readonly family: IpFamily,
    options: ManualEndpointOptions,
  ) {
    this.ready = options.ready;
    this.hostname = options.hostname;
    this.zone = options.zone;
    this.nodeName = options.nodeName;
  }

  /** The endpoint as a person writes it: its address. */
  public toString(): string {
    return this.ip;
  }
}
