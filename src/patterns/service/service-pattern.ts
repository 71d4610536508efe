import type { ApiObjectMetadata } from 'cdk8s';
import type { Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { quoted } from '../../values/wording';
import { type ClientVariables, giveAddress, type IVariablesTaker } from '../address/client-variables';
import { type Addressed, ServiceDns } from '../address/service-dns';
import { claimName, claimNodePort } from '../cluster/claims';
import { RouteBackend } from '../ingress/route-backend';
import { namedMetadata } from '../metadata';
import type { PodPort } from '../ports/pod-port';
import { mappingOf, onlyMapping } from '../ports/port-lookup';
import type { PortMapping } from '../ports/service-port';
import { refusal } from '../refusal';
import type { SelectedPods } from '../selection/selected-pods';
import { RenderedService, type ServicePlan } from './rendered-service';

/** What the patterns that make a Service have in common: the Service, its addresses, and ways to hand them on. */
export abstract class ServicePattern extends Construct {
  /** The Service, as cdk8s-plus knows it. Everything that takes a cdk8s-plus Service takes this. */
  public abstract readonly service: Service;

  /** @internal */
  protected abstract readonly _ports: readonly PortMapping[];

  /** The name of the Service (`metadata.name`). */
  public get name(): string {
    return this.service.name;
  }

  /** The ports of the Service, as a copy. */
  public get ports(): PortMapping[] {
    return [...this._ports];
  }

  /**
   * This Service as the backend of an Ingress route.
   *
   * @param port which of its ports, as the handle that the Service was made with; its only one by default. Refused are
   * handles of other ports and ports that are not TCP, for HTTP needs it.
   */
  public backend(port?: PodPort): RouteBackend {
    return RouteBackend._of(
      this.service,
      port === undefined ? onlyMapping(this, this._ports) : mappingOf(this, this._ports, port),
    );
  }

  /**
   * Gives a container the address of this Service in environment variables, as values that follow the Service when it is
   * renamed or its ports change.
   *
   * @param container a container of any cdk8s-plus release; refused if it has a variable of that name already
   * @param variables the names of the variables for host and port
   */
  public addAddressTo(container: IVariablesTaker, variables: ClientVariables): void {
    giveAddress(this, container, variables, ServiceDns._of(this._addressed), (port) =>
      this._numberForClients(port === undefined ? onlyMapping(this, this._ports) : mappingOf(this, this._ports, port)),
    );
  }

  /**
   * The number that clients of a port connect to.
   *
   * @internal
   */
  protected _numberForClients(port: PortMapping): number {
    return port.port;
  }

  /**
   * Makes the Service and claims its name and node ports in the cluster.
   *
   * @internal
   */
  protected _render(
    plan: Omit<ServicePlan, 'metadata' | 'selector'>,
    metadata: ApiObjectMetadata | undefined,
    pods?: SelectedPods,
  ): RenderedService {
    const named = namedMetadata(this, metadata, dnsLabel);
    const service = new RenderedService(this, { ...plan, metadata: named, selector: pods?.labels });
    this.refusePodsElsewhere(pods?.namespace, service.metadata.namespace);
    claimName(this, 'Service', service.metadata.namespace, named.name);
    for (const nodePort of new Set(plan.ports.map((port) => port.nodePort))) {
      if (nodePort !== undefined) {
        claimNodePort(this, nodePort);
      }
    }
    return service;
  }

  /** A Service selects in its own namespace only. Where one of the two is unknown, nothing can be said. */
  private refusePodsElsewhere(pods: string | undefined, own: string | undefined): void {
    if (pods !== undefined && own !== undefined && pods !== own) {
      throw refusal(
        this,
        new Complaint(
          `pods of namespace ${quoted(pods)}`,
          `pods of the Service's own namespace ${quoted(own)}`,
          'make the Service in the namespace of the pods',
          '.selector',
        ),
      );
    }
  }

  /**
   * What the addresses of the Service are made of.
   *
   * @internal
   */
  protected get _addressed(): Addressed {
    return { owner: this, name: this.service.name, namespace: this.service.metadata.namespace, ports: this.ports };
  }
}
