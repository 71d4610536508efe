import { type Service, ServiceType } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { memberOf } from '../../values/member';
import { optional } from '../../values/parser';
import type { IPortMapping } from '../ports/offered-port';
import { portMappings } from '../ports/port-parsers';
import type { PortMapping } from '../ports/service-port';
import { readerOf } from '../refusal';
import type { SelectablePods } from '../selection/pod-selection';
import { selectedPods } from '../selection/selected-pods';
import { type ProxiedServiceProps, proxiedServiceFields, TrafficPolicy } from '../service/common-props';
import { exposedPlan } from '../service/exposed-plan';
import { type LoadBalancerOptions, loadBalancerFields } from '../service/exposure';
import { ProxiedService } from '../service/proxied-service';
import { EXPOSED_WORDS } from '../words-of-kubernetes';

/** What a `LoadBalancerService` is made from. */
export interface LoadBalancerServiceProps extends ProxiedServiceProps, LoadBalancerOptions {
  /** The pods that receive the traffic (`spec.selector`): a workload of any cdk8s-plus release, or `PodLabels`. */
  readonly selector: SelectablePods;

  /**
   * The ports, at least one (`spec.ports`): `http.exposedAs(80)` leaves the node port to Kubernetes,
   * `http.exposedAs(80).onNodePort(30123)` fixes it, and the pods' port itself offers its own number. Several ports need a
   * name each.
   *
   * Refused are node ports outside the range of the `TargetCluster`, by default 30000 to 32767, and a node port that
   * another Service of the same cluster has.
   */
  readonly ports: IPortMapping[];

  /**
   * Where traffic from outside may go (`spec.externalTrafficPolicy`). With `CLUSTER`, every node passes it on to any pod, with
   * its own address for that of the client; `LocalTrafficLoadBalancer` is made for `LOCAL`.
   *
   * @default - Kubernetes' own: TrafficPolicy.CLUSTER
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
}

const readLoadBalancerService = readerOf<LoadBalancerServiceProps>()(
  {
    ...proxiedServiceFields,
    ...loadBalancerFields,
    selector: selectedPods,
    ports: portMappings,
    externalTrafficPolicy: optional(memberOf({ TrafficPolicy })),
  },
  EXPOSED_WORDS,
);

/**
 * A Service that a load balancer makes reachable from outside: type LoadBalancer. Traffic spreads evenly over the pods, and
 * the pods see addresses of nodes instead of those of the clients.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
 *
 * @example
 * new LoadBalancerService(chart, 'status', {
 *   selector: web,
 *   ports: [http.exposedAs(80)],
 *   provider: LoadBalancerProvider.metalLb({ addressPool: 'public' }),
 * });
 */
export class LoadBalancerService extends ProxiedService {
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
  public constructor(scope: Construct, id: string, props: LoadBalancerServiceProps) {
    super(scope, id);
    const given = readLoadBalancerService(this, props);
    this._ports = given.ports;
    this.service = this._make(
      given,
      exposedPlan(this, given, { type: ServiceType.LOAD_BALANCER, options: given, ports: given.ports }),
    );
  }
}
