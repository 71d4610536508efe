import { ServiceType } from 'cdk8s-plus-27';
import { oneOf, optional } from '../../values/parser';
import { fixedNodePorts } from '../ports/port-parsers';
import type { PortMapping } from '../ports/service-port';
import { readerOf } from '../refusal';
import { TrafficPolicy } from './common-props';

/** How a Service is opened to the world outside the cluster. */
export interface ExposureOptions {
  /**
   * Ports with fixed node ports (`ports[].nodePort`), as `ServicePort.onNodePort` makes them, inside the range of the
   * `TargetCluster`, by default 30000 to 32767. Each must be made from one of the Service's ports, and no two from the same.
   *
   * @default - Kubernetes chooses all node ports
   */
  readonly nodePorts?: PortMapping[];

  /**
   * Where traffic from outside may go (`spec.externalTrafficPolicy`). `LOCAL` keeps the address of the client and drops
   * traffic at nodes without a pod of the Service.
   *
   * @default - Kubernetes' own: TrafficPolicy.CLUSTER
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
}

/**
 * From where a Service can be reached (`spec.type`).
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export class Exposure {
  /** From inside the cluster only (type ClusterIP). */
  public static clusterIp(): Exposure {
    return new Exposure(ServiceType.CLUSTER_IP, {});
  }

  /**
   * Also at a port of every node (type NodePort).
   *
   * @param options fixed node ports and the traffic policy
   */
  public static nodePort(options: ExposureOptions = {}): Exposure {
    return new Exposure(ServiceType.NODE_PORT, read('Exposure.nodePort', options));
  }

  /**
   * Also at a load balancer that the cluster's cloud or load-balancer controller provides (type LoadBalancer).
   *
   * @param options fixed node ports and the traffic policy
   */
  public static loadBalancer(options: ExposureOptions = {}): Exposure {
    return new Exposure(ServiceType.LOAD_BALANCER, read('Exposure.loadBalancer', options));
  }

  private constructor(
    /** @internal */
    public readonly _type: ServiceType,
    /** @internal */
    public readonly _options: ExposureOptions,
  ) {}
}

const readExposure = readerOf<ExposureOptions>()({
  nodePorts: optional(fixedNodePorts),
  externalTrafficPolicy: optional(oneOf(Object.values(TrafficPolicy))),
});

function read(where: string, options: ExposureOptions): ExposureOptions {
  return readExposure(where, options);
}
