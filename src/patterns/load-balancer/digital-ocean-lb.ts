import { DIGITAL_OCEAN } from '../../kinds/load-balancers/digital-ocean';
import { Complaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { memberOf } from '../../values/member';
import { optional, wholeNumber, yesOrNo } from '../../values/parser';
import { readerOf, refusal } from '../refusal';
import { annotated, type BalancedService, type ProviderPlan } from './provider-plan';

const [PREFIX = ''] = DIGITAL_OCEAN.annotations.prefixes;

const WHERE = 'LoadBalancerProvider.digitalOcean';

/** The kinds of load balancers of DigitalOcean. */
export enum DigitalOceanKind {
  /** Passes packets through, with the address of the client. */
  NETWORK = 'REGIONAL_NETWORK',
  /** A proxy before the node ports. */
  PROXY = 'REGIONAL',
}

/** How a load balancer of DigitalOcean is set up. */
export interface DigitalOceanOptions {
  /**
   * The kind of load balancer (`service.beta.kubernetes.io/do-loadbalancer-type`). It cannot be changed later.
   *
   * @default - the controller's own: DigitalOceanKind.NETWORK in current releases
   */
  readonly kind?: DigitalOceanKind;

  /**
   * Whether clients of the VPC alone reach it (`…/do-loadbalancer-network: INTERNAL`).
   *
   * @default false
   */
  readonly internalOnly?: boolean;

  /**
   * How many nodes the load balancer has, which decides its capacity, from 1 up (`…/do-loadbalancer-size-unit`).
   *
   * @default - the controller's own: 1
   */
  readonly sizeUnits?: number;

  /**
   * Whether a header before each connection tells the pods the address of the client
   * (`…/do-loadbalancer-enable-proxy-protocol`). The pods must expect it. Refused unless `kind` is `PROXY`: the other one
   * keeps the address as it is.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;

  /**
   * The host name that the Service shows instead of its address (`…/do-loadbalancer-hostname`), so that pods that call it go
   * through the load balancer too, as the PROXY protocol wants.
   *
   * @default - the address is shown
   */
  readonly hostname?: string;
}

const readDigitalOcean = readerOf<DigitalOceanOptions>()({
  kind: optional(memberOf({ DigitalOceanKind })),
  internalOnly: optional(yesOrNo),
  sizeUnits: optional(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
  proxyProtocol: optional(yesOrNo),
  hostname: optional(dnsSubdomain),
});

/** A load balancer of DigitalOcean, made by its cloud controller manager. */
export function digitalOceanLb(options: DigitalOceanOptions): ProviderPlan {
  const read = readDigitalOcean(WHERE, options);
  if (read.proxyProtocol && read.kind !== DigitalOceanKind.PROXY) {
    throw refusal(
      WHERE,
      new Complaint(
        'true for a load balancer that passes packets through',
        'a proxy, which alone speaks the PROXY protocol',
        'set kind: DigitalOceanKind.PROXY, or leave it out',
        '.proxyProtocol',
      ),
    );
  }
  return {
    where: WHERE,
    facts: { ...DIGITAL_OCEAN, needsNodePorts: read.kind === DigitalOceanKind.PROXY },
    annotations: annotated(PREFIX, {
      type: read.kind,
      network: read.internalOnly ? 'INTERNAL' : undefined,
      'size-unit': read.sizeUnits,
      'enable-proxy-protocol': read.proxyProtocol || undefined,
      hostname: read.hostname,
    }),
    objection: probeObjection,
  };
}

/** The controller asks after health at a TCP port (`healthCheckPort`), and gives up where there is none. */
function probeObjection({ ports }: BalancedService): Complaint | undefined {
  return ports.some(({ target }) => target.protocol === 'TCP')
    ? undefined
    : new Complaint(
        `${ports.length === 1 ? `port ${ports[0]}` : `${ports.length} ports of UDP`} alone`,
        'a TCP port as well, at which DigitalOcean asks after health',
        'add a TCP port that the pods answer',
        '.ports',
      );
}
