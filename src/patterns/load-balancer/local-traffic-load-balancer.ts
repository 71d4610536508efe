import { type Service, ServiceType } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { instanceOf, oneOf, optional, type Parser, yesOrNo } from '../../values/parser';
import { nodePortIn, portNumber } from '../../values/port';
import { qualifiedName } from '../../values/qualified-name';
import { sourceRanges } from '../../values/source-ranges';
import { claimNodePort } from '../cluster/claims';
import { TargetCluster } from '../cluster/target-cluster';
import { portMappings } from '../ports/port-parsers';
import type { PortMapping } from '../ports/service-port';
import { accepted, readProps, refusal } from '../refusal';
import type { IPodSelection } from '../selection/pod-selection';
import { type SelectedPods, selectedPods } from '../selection/selected-pods';
import { type ProxiedServiceProps, proxiedServiceFields, TrafficPolicy } from '../service/common-props';
import { checkNodePorts, proxiedFields } from '../service/plan-fields';
import { ProxiedService } from '../service/proxied-service';
import { LoadBalancerProvider, withAnnotations } from './load-balancer-provider';
import { PodSpread, spreadPods } from './pod-spread';
import type { BalancedService } from './provider-plan';

/** What a `LocalTrafficLoadBalancer` is made from. */
export interface LocalTrafficLoadBalancerProps extends ProxiedServiceProps {
  /**
   * The pods that receive the traffic (`spec.selector`): a workload of any cdk8s-plus release, or `PodLabels`. With
   * `spread`, a workload of this app.
   */
  readonly selector: IPodSelection;

  /**
   * The ports, at least one (`spec.ports`): `http.exposedAs(80)` leaves the node port to Kubernetes,
   * `http.exposedAs(80).onNodePort(30123)` fixes it. Several ports need a name each.
   *
   * Refused are node ports outside the range of the `TargetCluster`, by default 30000 to 32767, and a node port that
   * another Service of the same cluster has.
   */
  readonly ports: PortMapping[];

  /**
   * The port of every node at which the load balancer asks whether the node has a ready pod
   * (`spec.healthCheckNodePort`): inside the range of the `TargetCluster`, by default 30000 to 32767, and none that serves
   * as node port. It cannot be changed later.
   *
   * @default - Kubernetes chooses one
   */
  readonly healthCheckNodePort?: number;

  /**
   * The addresses of the clients that are admitted, as CIDRs such as `192.0.2.0/24` (`spec.loadBalancerSourceRanges`), at
   * least one, each once. Some providers ignore them.
   *
   * @default - every client is admitted
   */
  readonly sourceRanges?: string[];

  /**
   * The class of the controller that is to provide the load balancer, `name` or `example.com/name`
   * (`spec.loadBalancerClass`). All other controllers, the cloud's own as well, then leave the Service alone. It cannot be
   * changed later. Refused is a class that the `provider` does not answer to.
   *
   * @default - the provider's; without a provider, that of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Whether Kubernetes opens a node port for each port (`spec.allocateLoadBalancerNodePorts`). Only load balancers that
   * reach the pods directly can do without. Node ports that `ports` fixes are opened all the same.
   *
   * @default true
   */
  readonly allocateNodePorts?: boolean;

  /**
   * Who provides the load balancer, with settings of its own, which are written as annotations. Refused are annotations in
   * `metadata` that say otherwise.
   *
   * @default - whoever provides load balancers in the cluster, without settings
   */
  readonly provider?: LoadBalancerProvider;

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

/**
 * A load balancer whose pods see the addresses of their clients: a Service of type LoadBalancer with
 * `externalTrafficPolicy: Local`.
 *
 * A node hands the traffic only to pods of its own. One without a ready pod drops it, so the load balancer asks each node
 * (`healthCheckNodePort`) and leaves out those. It shares out traffic by node, not by pod: of three pods on two nodes, the
 * lonely one gets half. `spread` evens that out.
 *
 * @see https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip
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
    const given = readProps<LocalTrafficLoadBalancerProps>()(this, props, {
      ...proxiedServiceFields,
      selector: selection,
      ports: portMappings,
      healthCheckNodePort: optional(portNumber),
      sourceRanges: optional(sourceRanges),
      loadBalancerClass: optional(qualifiedName),
      allocateNodePorts: optional(yesOrNo),
      provider: optional(instanceOf(LoadBalancerProvider, 'LoadBalancerProvider.metalLb()')),
      spread: optional(oneOf(Object.values(PodSpread))),
    });
    this._ports = given.ports;
    const provider = given.provider?._plan;
    checkNodePorts(this, given.ports);
    this.checkHealthPort(given.healthCheckNodePort);
    const fields = {
      ...proxiedFields(this, given),
      externalTrafficPolicy: TrafficPolicy.LOCAL,
      healthCheckNodePort: given.healthCheckNodePort,
      loadBalancerSourceRanges: given.sourceRanges,
      loadBalancerClass: given.loadBalancerClass ?? provider?.loadBalancerClass,
      // True is what Kubernetes assumes.
      allocateLoadBalancerNodePorts: given.allocateNodePorts === false ? false : undefined,
    };
    this.refuseObjection(provider?.objection(given as BalancedService));
    this.service = this._render(
      { type: ServiceType.LOAD_BALANCER, ports: given.ports, trafficDistribution: given.trafficDistribution, fields },
      provider === undefined ? given.metadata : withAnnotations(this, given.metadata, provider),
      given.selector.pods,
    );
    if (given.healthCheckNodePort !== undefined) {
      claimNodePort(this, given.healthCheckNodePort);
    }
    if (given.spread !== undefined) {
      spreadPods(this, given.selector.source, given.selector.pods.labels, given.spread);
    }
  }

  private checkHealthPort(port: number | undefined): void {
    if (port === undefined) {
      return;
    }
    accepted(`${this.node.path} healthCheckNodePort`, nodePortIn(TargetCluster.of(this)._nodePorts)(port));
    const taken = this._ports.find(({ nodePort }) => nodePort === port);
    if (taken !== undefined) {
      throw refusal(
        this,
        new Complaint(
          `${port}, which is the node port of ${taken}`,
          'a port of its own',
          'choose another, or leave it to Kubernetes',
          '.healthCheckNodePort',
        ),
      );
    }
  }

  private refuseObjection(objection: Complaint | undefined): void {
    if (objection !== undefined) {
      throw refusal(this, objection);
    }
  }
}

/** The selected pods, and what was given to select them. */
const selection: Parser<{ readonly pods: SelectedPods; readonly source: unknown }> = (input) => {
  const pods = selectedPods(input);
  return isComplaint(pods) ? pods : { pods, source: input };
};
