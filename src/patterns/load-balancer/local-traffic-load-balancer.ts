import { type Service, ServiceType } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { isComplaint } from '../../values/complaint';
import { memberOf } from '../../values/member';
import { optional, type Parser } from '../../values/parser';
import type { IPortMapping } from '../ports/offered-port';
import { portMappings } from '../ports/port-parsers';
import type { PortMapping } from '../ports/service-port';
import { readerOf } from '../refusal';
import type { SelectablePods } from '../selection/pod-selection';
import { type SelectedPods, selectedPods } from '../selection/selected-pods';
import { type ProxiedServiceProps, proxiedServiceFields, TrafficPolicy } from '../service/common-props';
import { exposedPlan } from '../service/exposed-plan';
import { type LoadBalancerOptions, loadBalancerFields } from '../service/exposure';
import { ProxiedService } from '../service/proxied-service';
import { EXPOSED_WORDS } from '../words-of-kubernetes';
import { PodSpread, spreadPods } from './pod-spread';

/** What a `LocalTrafficLoadBalancer` is made from. */
export interface LocalTrafficLoadBalancerProps extends ProxiedServiceProps, LoadBalancerOptions {
  /**
   * The pods that receive the traffic (`spec.selector`): a workload of any cdk8s-plus release, or `PodLabels`. With
   * `spread`, a workload of this app.
   */
  readonly selector: SelectablePods;

  /**
   * The ports, at least one (`spec.ports`): `http.exposedAs(80)` leaves the node port to Kubernetes,
   * `http.exposedAs(80).onNodePort(30123)` fixes it, and the pods' port itself offers its own number. Several ports need a name each.
   *
   * Refused are node ports outside the range of the `TargetCluster`, by default 30000 to 32767, and a node port that
   * another Service of the same cluster has.
   */
  readonly ports: IPortMapping[];

  /**
   * Spreads the selected pods evenly over the nodes, by a `topologySpreadConstraints` entry in the workload's pod template
   * (`maxSkew: 1` over `kubernetes.io/hostname`). A DaemonSet needs none and gets none; neither does a workload that spreads
   * its pods over nodes this strictly by itself. Refused where the selector is not a workload of this app.
   *
   * @default - the pods are placed as their workload says
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  readonly spread?: PodSpread;
}

/** The selected pods, with what was given to select them, whose workload is to spread them. */
const selection: Parser<SelectedPods & { readonly source: unknown }> = (input) => {
  const pods = selectedPods(input);
  return isComplaint(pods) ? pods : { ...pods, source: input };
};

const readLocalTrafficLoadBalancer = readerOf<LocalTrafficLoadBalancerProps>()(
  {
    ...proxiedServiceFields,
    ...loadBalancerFields,
    selector: selection,
    ports: portMappings,
    spread: optional(memberOf({ PodSpread })),
  },
  EXPOSED_WORDS,
);

/**
 * A load balancer whose pods see the addresses of their clients: a Service of type LoadBalancer with
 * `externalTrafficPolicy: Local`.
 *
 * A node hands the traffic only to pods of its own. One without a ready pod drops it, so the load balancer asks each node
 * (`healthCheckNodePort`) and leaves out those. It shares out traffic by node, not by pod: of three pods on two nodes, the
 * lonely one gets half. `spread` evens that out.
 *
 * @see https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip
 *
 * @example
 * new LocalTrafficLoadBalancer(chart, 'partners', { selector: web, ports: [http.exposedAs(80)] });
 */
export class LocalTrafficLoadBalancer extends ProxiedService {
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
  public constructor(scope: Construct, id: string, props: LocalTrafficLoadBalancerProps) {
    super(scope, id);
    const given = readLocalTrafficLoadBalancer(this, props);
    this._ports = given.ports;
    const options = { ...given, externalTrafficPolicy: TrafficPolicy.LOCAL };
    this.service = this._make(
      given,
      exposedPlan(this, given, { type: ServiceType.LOAD_BALANCER, options, ports: given.ports }),
    );
    if (given.spread !== undefined) {
      spreadPods(this, given.selector.source, given.selector.labels, given.spread);
    }
  }
}
