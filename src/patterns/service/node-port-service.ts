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
import { EXPOSED_WORDS } from '../words-of-kubernetes';
import { type ProxiedServiceProps, proxiedServiceFields, TrafficPolicy } from './common-props';
import { exposedPlan } from './exposed-plan';
import { type NamedExposure, namedFields } from './exposure';
import { ProxiedService } from './proxied-service';

/** What a `NodePortService` is made from. */
export interface NodePortServiceProps extends ProxiedServiceProps, NamedExposure {
  /** The pods that receive the traffic (`spec.selector`): a workload of any cdk8s-plus release, or `PodLabels`. */
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
   * Where traffic from outside may go (`spec.externalTrafficPolicy`). `LOCAL` keeps the address of the client and drops
   * traffic at nodes without a pod of the Service.
   *
   * @default - Kubernetes' own: TrafficPolicy.CLUSTER
   * @see https://kubernetes.io/docs/tutorials/services/source-ip/#source-ip-for-services-with-type-nodeport
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
}

const readNodePortService = readerOf<NodePortServiceProps>()(
  {
    ...proxiedServiceFields,
    ...namedFields,
    selector: selectedPods,
    ports: portMappings,
    externalTrafficPolicy: optional(memberOf({ TrafficPolicy })),
  },
  EXPOSED_WORDS,
);

/**
 * A Service that every node of the cluster offers at a port of its own: type NodePort.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 *
 * @example
 * new NodePortService(chart, 'office', { selector: web, ports: [http.exposedAs(80).onNodePort(30080)] });
 */
export class NodePortService extends ProxiedService {
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
  public constructor(scope: Construct, id: string, props: NodePortServiceProps) {
    super(scope, id);
    const given = readNodePortService(this, props);
    this._ports = given.ports;
    this.service = this._make(
      given,
      exposedPlan(this, given, { type: ServiceType.NODE_PORT, options: given, ports: given.ports }),
    );
  }
}
