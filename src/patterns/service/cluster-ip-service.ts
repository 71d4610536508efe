import type { Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { servicePorts } from '../ports/port-parsers';
import type { ServicePort } from '../ports/service-port';
import { readerOf } from '../refusal';
import type { IPodSelection } from '../selection/pod-selection';
import { selectedPods } from '../selection/selected-pods';
import { type ProxiedServiceProps, proxiedServiceFields } from './common-props';
import { proxiedFields } from './plan-fields';
import { ProxiedService } from './proxied-service';

/** What a `ClusterIpService` is made from. */
export interface ClusterIpServiceProps extends ProxiedServiceProps {
  /** The pods that receive the traffic (`spec.selector`): a workload of any cdk8s-plus release, or `PodLabels`. */
  readonly selector: IPodSelection;

  /** The ports, at least one (`spec.ports`). Several ports need a name each. */
  readonly ports: ServicePort[];
}

const readClusterIpService = readerOf<ClusterIpServiceProps>()({
  ...proxiedServiceFields,
  selector: selectedPods,
  ports: servicePorts,
});

/**
 * One address inside the cluster for a group of pods: a Service of type ClusterIP.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip
 */
export class ClusterIpService extends ProxiedService {
  public readonly service: Service;

  /** @internal */
  protected readonly _ports: readonly ServicePort[];

  /**
   * Makes the Service.
   *
   * @param scope the chart, or a construct inside one
   * @param id the id of the construct, which is also the name of the Service unless `metadata.name` says otherwise
   * @param props what the Service is made from; the first thing that is wrong with it is refused at once
   */
  public constructor(scope: Construct, id: string, props: ClusterIpServiceProps) {
    super(scope, id);
    const given = readClusterIpService(this, props);
    this._ports = given.ports;
    this.service = this._render(
      { ports: given.ports, trafficDistribution: given.trafficDistribution, fields: proxiedFields(this, given) },
      given.metadata,
      given.selector,
    );
  }
}
