import type { Duration } from 'cdk8s';
import { type Service, ServiceType } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { instanceOf, optional } from '../../values/parser';
import { secondsBetween } from '../../values/seconds';
import { servicePorts } from '../ports/port-parsers';
import type { PortMapping, ServicePort } from '../ports/service-port';
import { accepted, readerOf } from '../refusal';
import type { IPodSelection } from '../selection/pod-selection';
import { selectedPods } from '../selection/selected-pods';
import { warn } from '../warning';
import { type ProxiedServiceProps, proxiedServiceFields, TrafficPolicy } from './common-props';
import { Exposure } from './exposure';
import { withNodePorts } from './fixed-node-ports';
import { checkNodePorts, proxiedFields } from './plan-fields';
import { ProxiedService } from './proxied-service';

/** The longest session that Kubernetes takes: a day, in seconds. */
const LONGEST_SESSION = 86_400;

/** What a `StickyService` is made from. */
export interface StickyServiceProps extends ProxiedServiceProps {
  /** The pods that receive the traffic (`spec.selector`): a workload of any cdk8s-plus release, or `PodLabels`. */
  readonly selector: IPodSelection;

  /** The ports, at least one (`spec.ports`). Several ports need a name each. */
  readonly ports: ServicePort[];

  /**
   * How long after its last connection a client still comes to the same pod, 1 s to 86400 s (one day), in whole seconds
   * (`spec.sessionAffinityConfig.clientIP.timeoutSeconds`). Windows nodes do not honour it.
   *
   * @default - Kubernetes' own: 10800 s (three hours)
   */
  readonly sessionTimeout?: Duration;

  /**
   * From where the Service can be reached.
   *
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;
}

const readStickyService = readerOf<StickyServiceProps>()({
  ...proxiedServiceFields,
  selector: selectedPods,
  ports: servicePorts,
  sessionTimeout: optional(secondsBetween(1, LONGEST_SESSION)),
  exposure: optional(instanceOf(Exposure, 'Exposure.nodePort()')),
});

/**
 * A Service that sends each client to the same pod again: `sessionAffinity: ClientIP`.
 *
 * A client is an IP address, as the node sees it. Clients behind one proxy or NAT count as one, and each node keeps its
 * own memory; a load balancer in front that picks nodes freely, with policy Cluster, therefore undoes the affinity, and
 * the construct warns of it. Cookies are the business of an Ingress controller.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
 */
export class StickyService extends ProxiedService {
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
  public constructor(scope: Construct, id: string, props: StickyServiceProps) {
    super(scope, id);
    const given = readStickyService(this, props);
    const { _type: type, _options: exposed } = given.exposure ?? Exposure.clusterIp();
    this._ports = accepted(this, withNodePorts(given.ports, exposed.nodePorts ?? []));
    checkNodePorts(this, this._ports);
    this.service = this._render(
      {
        type,
        ports: this._ports,
        trafficDistribution: given.trafficDistribution,
        fields: {
          ...proxiedFields(this, given),
          sessionAffinity: 'ClientIP',
          sessionAffinityConfig:
            given.sessionTimeout === undefined ? undefined : { clientIp: { timeoutSeconds: given.sessionTimeout } },
          externalTrafficPolicy: exposed.externalTrafficPolicy,
        },
      },
      given.metadata,
      given.selector,
    );
    if (type === ServiceType.LOAD_BALANCER && exposed.externalTrafficPolicy !== TrafficPolicy.LOCAL) {
      warn(
        this,
        new Complaint(
          'a load balancer with traffic policy Cluster, which sends one client to several nodes that do not share their memory of it',
          'traffic policy Local for session affinity',
          'use Exposure.loadBalancer({ externalTrafficPolicy: TrafficPolicy.LOCAL })',
          '.exposure',
        ),
      );
    }
  }
}
