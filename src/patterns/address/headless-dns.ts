import { dnsLabel } from '../../values/dns-name';
import { accepted } from '../refusal';
import { type Addressed, ServiceDns } from './service-dns';

/**
 * The DNS names of a headless Service. Its own names answer with the addresses of all ready pods; pods that have a
 * hostname, as those of a StatefulSet do, have names of their own.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pods
 */
export class HeadlessDns extends ServiceDns {
  /** @internal */
  public static override _of({ owner, name, namespace, ports }: Addressed): HeadlessDns {
    return new HeadlessDns(owner, name, ports, namespace);
  }

  /**
   * The name of one pod, or of one endpoint of a manual Service, for clients in the same namespace, such as `mysql-0.mysql`.
   *
   * @param hostname the hostname of the pod, a DNS label of 1 to 63 characters: for a StatefulSet its name, a dash and the
   * ordinal
   */
  public ofHost(hostname: string): string {
    return `${this.host(hostname)}.${this.name}`;
  }

  /**
   * The full name of one pod or endpoint, such as `mysql-0.mysql.shop.svc.cluster.local`. Refused while the namespace
   * is unknown.
   *
   * @param hostname as for `ofHost`
   */
  public fullOfHost(hostname: string): string {
    return `${this.host(hostname)}.${this.full}`;
  }

  private host(hostname: string): string {
    return accepted(`${this._owner.node.path} hostname`, dnsLabel(hostname));
  }
}
