import { AZURE } from '../../kinds/load-balancers/azure';
import { Complaint } from '../../values/complaint';
import { literalPath } from '../../values/http-path';
import { memberOf } from '../../values/member';
import { optional, text, yesOrNo } from '../../values/parser';
import { quoted } from '../../values/wording';
import { readerOf, refusal } from '../refusal';
import { annotated, type BalancedService, type ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.azure';
const [PREFIX = ''] = AZURE.annotations.prefixes;

/** What an Azure Load Balancer asks the nodes for. */
export enum AzureProbe {
  /** Whether the node port takes connections. */
  TCP = 'Tcp',
  /** Whether the pods behind the node port answer 200 to an HTTP request. */
  HTTP = 'Http',
  /** The same by HTTPS. */
  HTTPS = 'Https',
}

/** How an Azure Load Balancer is set up. */
export interface AzureOptions {
  /**
   * Whether the load balancer has an address of the virtual network instead of a public one
   * (`…/azure-load-balancer-internal`).
   *
   * @default false
   */
  readonly internalOnly?: boolean;

  /**
   * The name of the subnet that an internal load balancer takes its address from
   * (`…/azure-load-balancer-internal-subnet`). Refused without `internalOnly: true`.
   *
   * @default - the subnet of the cluster
   */
  readonly subnet?: string;

  /**
   * The resource group of the public address, where it is not the cluster's (`…/azure-load-balancer-resource-group`).
   * Refused with `internalOnly: true`.
   *
   * @default - the cluster's resource group
   */
  readonly resourceGroup?: string;

  /**
   * The name of an existing public IPv4 address (`…/azure-pip-name`). Refused with `internalOnly: true`.
   *
   * @default - Azure makes a new address
   */
  readonly publicIpName?: string;

  /**
   * What the load balancer asks for at the node ports (`…/azure-load-balancer-health-probe-protocol`, and
   * `…/port_N_health-probe_protocol` for ports that say another `appProtocol`, which Azure would follow). With traffic
   * policy Local it asks the health check port of the nodes instead, and this is refused.
   *
   * @default - what the `appProtocol` of each port says, else TCP
   * @see https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/#custom-load-balancer-health-probe
   */
  readonly probe?: AzureProbe;

  /**
   * The path that probes by HTTP ask for (`…/azure-load-balancer-health-probe-request-path`), which must begin with "/" and
   * be answered with 200. Refused with `AzureProbe.TCP` and with traffic policy Local.
   *
   * @default "/"
   */
  readonly probePath?: string;
}

const readAzure = readerOf<AzureOptions>()({
  internalOnly: optional(yesOrNo),
  subnet: optional(text),
  resourceGroup: optional(text),
  publicIpName: optional(text),
  probe: optional(memberOf({ AzureProbe })),
  probePath: optional(literalPath),
});

/** An Azure Load Balancer, made by the Azure cloud provider. */
export function azureLb(options: AzureOptions): ProviderPlan {
  const read = readAzure(WHERE, options);
  if (read.internalOnly) {
    refuseGiven({ resourceGroup: read.resourceGroup, publicIpName: read.publicIpName }, 'a public load balancer');
  } else {
    refuseGiven({ subnet: read.subnet }, 'an internal load balancer');
  }
  if (read.probe === AzureProbe.TCP && read.probePath !== undefined) {
    throw refusal(
      WHERE,
      new Complaint(quoted(read.probePath), 'none for a TCP probe', 'set probe: AzureProbe.HTTP', '.probePath'),
    );
  }
  return {
    where: WHERE,
    facts: AZURE,
    annotations: annotated(PREFIX, {
      'load-balancer-internal': read.internalOnly || undefined,
      'load-balancer-internal-subnet': read.subnet,
      'load-balancer-resource-group': read.resourceGroup,
      'pip-name': read.publicIpName,
      'load-balancer-health-probe-protocol': read.probe,
      'load-balancer-health-probe-request-path': read.probePath,
    }),
    opposed:
      read.internalOnly === false
        ? { option: 'internalOnly: false', by: { [`${PREFIX}load-balancer-internal`]: /^true$/ } }
        : undefined,
    settings: (service) => probesOfPorts(service, read.probe),
    objection: (service) => probeObjection(service, read),
    doubt: (service) => probeDoubt(service, read) ?? nodePortDoubt(service),
  };
}

/** Azure ignores what belongs to the other kind of load balancer. */
function refuseGiven(options: Record<string, string | undefined>, onlyFor: string): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) {
      const cure = onlyFor.startsWith('an internal') ? 'set internalOnly: true' : 'leave out internalOnly';
      throw refusal(WHERE, new Complaint(quoted(value), onlyFor, `${cure}, or leave this out`, `.${name}`));
    }
  }
}

/** What Azure reads of a port before it reads the annotation for all of them. */
function probesOfPorts({ ports }: BalancedService, probe: AzureProbe | undefined): Record<string, string> {
  return Object.fromEntries(
    ports.flatMap(({ port, appProtocol }) =>
      probe === undefined || appProtocol === undefined
        ? []
        : [[`service.beta.kubernetes.io/port_${port}_health-probe_protocol`, probe]],
    ),
  );
}

function probeObjection(
  { externalTrafficPolicy }: BalancedService,
  { probe, probePath }: Pick<AzureOptions, 'probe' | 'probePath'>,
): Complaint | undefined {
  const [name, value] = probe === undefined ? ['probePath', probePath] : ['probe', probe];
  return value === undefined || externalTrafficPolicy !== 'Local'
    ? undefined
    : new Complaint(
        `${name}: ${quoted(value)} with traffic policy Local`,
        'nothing: Azure then asks the health check port of the nodes',
        `leave ${name} out of ${WHERE}`,
        '.provider',
      );
}

function isHttp(appProtocol: string | undefined): boolean {
  return /^https?$/i.test(appProtocol ?? '');
}

function probeDoubt(
  { ports, externalTrafficPolicy }: BalancedService,
  { probe, probePath }: Pick<AzureOptions, 'probe' | 'probePath'>,
): Complaint | undefined {
  const asked = ports.find(({ appProtocol }) => isHttp(appProtocol));
  return externalTrafficPolicy === 'Local' || asked === undefined || probe !== undefined || probePath !== undefined
    ? undefined
    : new Complaint(
        `port ${asked} with the application protocol ${quoted(asked.appProtocol ?? '')}, so that Azure probes the path "/"`,
        'a path that the pods answer with 200, or they receive nothing',
        'set probePath, or probe: AzureProbe.TCP',
        '.provider',
      );
}

function nodePortDoubt({ ports, allocateNodePorts, externalTrafficPolicy }: BalancedService): Complaint | undefined {
  const closed = ports.find(({ nodePort }) => nodePort === undefined);
  return allocateNodePorts !== false || closed === undefined || externalTrafficPolicy === 'Local'
    ? undefined
    : new Complaint(
        `false, which leaves port ${closed} without the node port that Azure probes`,
        'node ports, unless the cluster shares one probe of its nodes',
        'leave it out, or fix the node ports with onNodePort',
        '.allocateNodePorts',
      );
}
