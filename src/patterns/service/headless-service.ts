import type { Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { optional } from '../../values/parser';
import { HeadlessDns } from '../address/headless-dns';
import type { PodPort } from '../ports/pod-port';
import { podPorts } from '../ports/port-parsers';
import type { PortMapping } from '../ports/service-port';
import { readerOf } from '../refusal';
import type { SelectablePods } from '../selection/pod-selection';
import { selectedPods } from '../selection/selected-pods';
import { HEADLESS_WORDS } from '../words-of-kubernetes';
import { type AddressedServiceProps, addressedServiceFields } from './common-props';
import { ServicePattern } from './service-pattern';

/** What a `HeadlessService` is made from. */
export interface HeadlessServiceProps extends AddressedServiceProps {
  /** The pods whose addresses DNS answers with (`spec.selector`): a workload of any cdk8s-plus release, or `PodLabels`. */
  readonly selector: SelectablePods;

  /**
   * The ports of the pods (`spec.ports`), which named ones get SRV records for. They are the pods' own: nothing stands
   * between client and pod that could turn port 80 into 8080, so a mapping is not to be had here.
   *
   * @default - no ports; DNS answers with addresses alone
   */
  readonly ports?: PodPort[];
}

const readHeadlessService = readerOf<HeadlessServiceProps>()(
  {
    ...addressedServiceFields,
    selector: selectedPods,
    ports: optional(podPorts),
  },
  HEADLESS_WORDS,
);

/**
 * A name that answers with the addresses of all pods behind it, instead of one address in front of them: a Service with
 * `clusterIP: None`. Clients connect to the pods directly.
 *
 * Kubernetes would take `port: 80, targetPort: 8080` here and ignore the 80: clients reach the pods at 8080 or not at all.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 *
 * @example
 * new HeadlessService(chart, 'peers', { selector: web, ports: [PodPort.tcp(7946, 'gossip')] });
 */
export class HeadlessService extends ServicePattern {
  public readonly service: Service;

  /** @internal */
  protected readonly _ports: readonly PortMapping[];

  /**
   * Makes the Service.
   *
   * @param scope the chart, or a construct inside one
   * @param id the id of the construct, which is also the name of the Service unless `metadata.name` says otherwise
   * @param props what the Service is made from; the first thing that is wrong with it is refused at once
   */
  public constructor(scope: Construct, id: string, props: HeadlessServiceProps) {
    super(scope, id);
    const given = readHeadlessService(this, props);
    this._ports = (given.ports ?? []).map((port) => port.exposedAs(port.number));
    this.service = this._make(given, { plan: { headless: true, ports: this._ports, fields: {} } });
  }

  /** The DNS names of the Service and of the pods behind it. */
  public get dns(): HeadlessDns {
    return HeadlessDns._of(this._addressed);
  }
}
