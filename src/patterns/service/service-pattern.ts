import type { ApiObjectMetadata } from 'cdk8s';
import { LabelSelector, type Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { type ClientVariables, type Giver, giveAddress, giveUrl } from '../address/client-variables';
import { type Addressed, ServiceDns } from '../address/service-dns';
import { type UrlOptions, urlPlan } from '../address/service-url';
import type { AnyContainer } from '../address/variables-taker';
import { claimName, claimNodePort } from '../cluster/claims';
import { namedMetadata, namespaceOf } from '../metadata';
import type { PodPort } from '../ports/pod-port';
import { mappingOf, onlyMapping } from '../ports/port-lookup';
import type { PortMapping } from '../ports/service-port';
import { refusal } from '../refusal';
import { RouteBackend } from '../routes/route-backend';
import type { INetworkPeer } from '../selection/network-peer';
import { checkReceivingPods } from '../selection/receiving-pods';
import { elsewhereComplaint, type SelectedPods } from '../selection/selected-pods';
import type { ProxiedServiceProps } from './common-props';
import { familiesComplaint } from './families';
import { RenderedService, type ServicePlan } from './rendered-service';
import { serviceName } from './service-name';
import { commonFields } from './spec-fields';
import { writtenSourceRangesComplaint } from './written-source-ranges';

/** What a pattern read of its props, as far as all patterns may have it. */
type ServiceGiven = ProxiedServiceProps & { readonly selector?: SelectedPods };

/** What a pattern makes of them beside. */
interface PlannedService {
  readonly plan: ServicePlan;
  /** The metadata of the Service; as it was given by default. */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * What the patterns that make a Service have in common: the Service, its addresses, and ways to hand them on.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export abstract class ServicePattern extends Construct implements INetworkPeer {
  /**
   * The Service, as cdk8s-plus-27 knows it: everything of that release that takes a Service takes this. Other releases do so
   * at run time, but their types differ; to route there use `backend`, or cast.
   */
  public abstract readonly service: Service;

  /** @internal */
  protected abstract readonly _ports: readonly PortMapping[];

  /** The name of the Service (`metadata.name`). */
  public get name(): string {
    return this.service.name;
  }

  /** The ports that the Service was made with, as a copy. Ports bound to `service` later are found there. */
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
   * renamed or its ports change (`env[].name`, `env[].value`). The host is a name that resolves where the container runs.
   *
   * @param container a container of any cdk8s-plus release; refused if it has a variable of that name already
   * @param variables the names of the variables for host and port, at least one of them
   */
  public addAddressTo(container: AnyContainer, variables: ClientVariables): void {
    giveAddress(this.giver, container, variables);
  }

  /**
   * The URL at which clients call this Service, such as `http://web.shop:8080/api`. The host has its namespace where that is
   * known, and a port that clients of the scheme assume is left out.
   *
   * @param scheme what stands before the host, such as `http` or `postgres`
   * @param options which port is meant, and the path
   */
  public url(scheme: string, options: UrlOptions = {}): string {
    const { dns, namespace, numberOf } = this.giver;
    const url = urlPlan(`${this.node.path} url`, scheme, options);
    return url.at(namespace === undefined ? dns.name : dns.namespaced, numberOf(url.port));
  }

  /**
   * Gives a container the URL of this Service in an environment variable, as a value that follows the Service. The host is a
   * name that resolves where the container runs.
   *
   * @param container a container of any cdk8s-plus release; refused if it has a variable of that name already
   * @param variable the name of the variable, such as `CART_URL` (`env[].name`)
   * @param scheme what stands before the host, such as `http`
   * @param options which port is meant, and the path
   */
  public addUrlTo(container: AnyContainer, variable: string, scheme: string, options: UrlOptions = {}): void {
    giveUrl(this.giver, container, variable, scheme, options);
  }

  private get giver(): Giver {
    const addressed = this._addressed;
    return {
      owner: this,
      dns: ServiceDns._of(addressed),
      namespace: addressed.namespace,
      numberOf: (port) =>
        this._numberForClients(
          port === undefined ? onlyMapping(this, this._ports) : mappingOf(this, this._ports, port),
        ),
    };
  }

  /**
   * The pods behind the Service, as a peer of the network policies and connections of cdk8s-plus. Those need the ports said,
   * `{ ports: [NetworkPolicyPort.tcp(8080)] }`, for policies know the pods' ports and not those of Services. Refused for
   * Services that select no pods.
   */
  public toNetworkPolicyPeerConfig(): any {
    return { podSelector: this.toPodSelector().toPodSelectorConfig() };
  }

  /** The pods behind the Service, for the same purpose. Refused for Services that select no pods. */
  public toPodSelector(): any {
    const { _selected } = this.service as RenderedService;
    if (_selected === undefined) {
      throw refusal(
        this,
        new Complaint(
          'a Service that selects no pods',
          'one with a selector: network policies know pods and addresses',
          'name the addresses: NetworkPolicyIpBlock.ipv4(…)',
          '.toNetworkPolicyPeerConfig',
        ),
      );
    }
    const { namespace } = this._addressed;
    return {
      toPodSelectorConfig: () => ({
        labelSelector: LabelSelector.of({ labels: { ..._selected } }),
        namespaces: namespace === undefined ? undefined : { names: [namespace] },
      }),
    };
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
   * Makes the Service and claims its name and node ports in the cluster. Takes the props as they were read, whole: what all
   * Services take reaches the manifest here, and no pattern hands it on.
   *
   * @internal
   */
  protected _make(given: ServiceGiven, { plan, metadata = given.metadata }: PlannedService): RenderedService {
    const named = namedMetadata(this, metadata, serviceName(this));
    const namespace = namespaceOf(this, metadata);
    const { selector: pods } = given;
    const complaint =
      familiesComplaint(given.ipFamilies, given.ipFamilyPolicy ?? plan.assumedFamilyPolicy) ??
      (pods === undefined ? undefined : elsewhereComplaint(pods, namespace)?.under('selector')) ??
      writtenSourceRangesComplaint(plan, metadata);
    if (complaint !== undefined) {
      throw refusal(this, complaint);
    }
    const common = commonFields(this, given);
    const service = new RenderedService(this, {
      ...plan,
      fields: { ...common.fields, ...plan.fields },
      newer: common.newer,
      metadata: named,
      selector: pods?.labels,
    });
    if (pods?.workload !== undefined) {
      checkReceivingPods(this, pods.workload, plan);
    }
    claimName(this, 'Service', namespace, named.name);
    for (const nodePort of new Set(plan.ports.map((port) => port.nodePort))) {
      if (nodePort !== undefined) {
        claimNodePort(this, nodePort);
      }
    }
    return service;
  }

  /**
   * What the addresses of the Service are made of.
   *
   * @internal
   */
  protected get _addressed(): Addressed {
    const { name, metadata } = this.service;
    // The empty namespace of a chart is none.
    return { owner: this, name, namespace: metadata.namespace || undefined, ports: this.ports };
  }
}
