import { Complaint } from '../../values/complaint';
import type { PodPort } from '../ports/pod-port';
import { mappingOf } from '../ports/port-lookup';
import { refusal } from '../refusal';
import type { Addressed } from './service-dns';

/**
 * The environment variables that Kubernetes gives to containers for a Service with a cluster IP. Only containers in the
 * Service's namespace that start after the Service exists have them; DNS names know no such order.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 */
export class ServiceEnvironment {
  /** @internal */
  public static _of(addressed: Addressed): ServiceEnvironment {
    return new ServiceEnvironment(addressed);
  }

  private constructor(private readonly addressed: Addressed) {}

  /** The variable that holds the cluster IP, such as `KUBIA_SERVICE_HOST`. */
  public get hostVariable(): string {
    return `${this.prefix}_SERVICE_HOST`;
  }

  /** The variable that holds the number of the Service's first port, such as `KUBIA_SERVICE_PORT`. */
  public get portVariable(): string {
    return `${this.prefix}_SERVICE_PORT`;
  }

  /**
   * The variable that holds the number of a named port, such as `KUBIA_SERVICE_PORT_HTTPS`.
   *
   * @param port a port of the Service; refused are others, and ports without a name, which have no variable of their own
   */
  public portVariableOf(port: PodPort): string {
    const { owner, ports } = this.addressed;
    const mapping = mappingOf(owner, ports, port);
    if (mapping.name === undefined) {
      throw refusal(
        owner,
        new Complaint(
          `the unnamed port ${mapping}`,
          'a port with a name: others have no variable of their own',
          'name it, or use portVariable',
          '.environment',
        ),
      );
    }
    return `${this.portVariable}_${mangled(mapping.name)}`;
  }

  private get prefix(): string {
    const name = mangled(this.addressed.name);
    // No shell variable starts with a digit; Services may, since Kubernetes 1.36.
    return /^\d/.test(name) ? `_${name}` : name;
  }
}

function mangled(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
