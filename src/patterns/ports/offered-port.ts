import type { PortMapping, ServicePort } from './service-port';

/**
 * A port as Services inside the cluster offer it: a `ServicePort`, as `exposedAs` makes it, or a `PodPort` where clients
 * connect to the very number that the pods listen on.
 */
export interface IServicePort {
  /** The port of the Service, and the pods' port behind it. */
  asServicePort(): ServicePort;
}

/** The same for Services with node ports: what `onNodePort` makes is taken as well. */
export interface IPortMapping {
  /** The port of the Service, the pods' port behind it, and perhaps a fixed node port. */
  asPortMapping(): PortMapping;
}
