import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { TargetCluster } from '../cluster/target-cluster';
import type { PodPort } from '../ports/pod-port';
import { mappingOf } from '../ports/port-lookup';
import type { PortMapping } from '../ports/service-port';
import { refusal } from '../refusal';

/** What the names of a Service are made of. */
export interface Addressed {
  readonly owner: IConstruct;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly ports: PortMapping[];
}

/**
 * The DNS names of a Service, as values: what holds them cannot go stale or be misspelt.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export class ServiceDns {
  /** @internal */
  public static _of({ owner, name, namespace, ports }: Addressed): ServiceDns {
    return new ServiceDns(owner, name, ports, namespace);
  }

  /**
   * What the `dns` of a pattern calls.
   *
   * @param _owner the construct to name when a name is refused
   * @param name the name of the Service
   * @param _ports the ports of the Service
   * @param _namespace the namespace of the Service; unknown by default
   */
  protected constructor(
    /** @internal */
    protected readonly _owner: IConstruct,
    /** The shortest name, which works inside the Service's own namespace, such as `web`. */
    public readonly name: string,
    private readonly _ports: PortMapping[],
    private readonly _namespace?: string,
  ) {}

  /** The name that works in every namespace of the cluster, such as `web.shop`. Refused while the namespace is unknown. */
  public get namespaced(): string {
    if (this._namespace === undefined) {
      throw refusal(
        this._owner,
        new Complaint(
          'no namespace',
          'a known one',
          'set metadata.namespace or the namespace of the chart, or use the short name',
          '.dns',
        ),
      );
    }
    return `${this.name}.${this._namespace}`;
  }

  /** The same, marked as a Service, such as `web.shop.svc`. Refused while the namespace is unknown. */
  public get service(): string {
    return `${this.namespaced}.svc`;
  }

  /**
   * The full name, such as `web.shop.svc.cluster.local`; the domain is that of the `TargetCluster`. Refused while the
   * namespace is unknown.
   */
  public get full(): string {
    return `${this.service}.${TargetCluster.of(this._owner).domain}`;
  }

  /**
   * The name of a port's SRV record, such as `_http._tcp.web.shop.svc.cluster.local`, under which clients find the
   * number as well.
   *
   * @param port a port of the Service; refused are others, and ports without a name, which have no such record
   */
  public srv(port: PodPort): string {
    const mapping = mappingOf(this._owner, this._ports, port);
    if (mapping.name === undefined) {
      throw refusal(
        this._owner,
        new Complaint(
          `the unnamed port ${mapping}`,
          'a port with a name: others have no SRV record',
          'name it: PodPort.tcp(…, "http")',
          '.dns',
        ),
      );
    }
    return `_${mapping.name}._${port.protocol.toLowerCase()}.${this.full}`;
  }
}
