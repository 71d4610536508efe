import type { k8s, Service } from 'cdk8s-plus-27';
import { isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { optional, wholeNumber } from '../../values/parser';
import { portNumber } from '../../values/port';
import { quoted } from '../../values/wording';
import type { PortMapping } from '../ports/service-port';
import { accepted, refusal } from '../refusal';
import { chosenPort, notTcp, offeredBy, partOf } from './offered-ports';
import { RouteTarget } from './route-target';

/** A Service with ports: that of any cdk8s-plus release. */
export interface IServiceWithPorts {
  /** The name of the Service. */
  readonly name: string;
  /** Its ports, each an object with `port`, and perhaps `name` and `protocol`. */
  readonly ports: any;
}

/** The same for languages whose types go by name. */
export type RoutableService = IServiceWithPorts | Service;

/**
 * Where a route leads: one port of one Service. An Ingress reaches those of its own namespace, a Gateway those of others too.
 *
 * The patterns make one with `backend(port)`; Services of cdk8s-plus and Services made elsewhere use the methods here.
 */
export class RouteBackend extends RouteTarget {
  /**
   * A port of a cdk8s-plus Service, whichever release it is of.
   *
   * @param service the Service; what it does not offer is refused, with the list of its ports
   * @param port the number of one of the Service's TCP ports, 1 to 65535; the only port by default
   * (`backend.service.port.number`)
   */
  public static fromService(service: RoutableService, port?: number): RouteBackend {
    const where = 'RouteBackend.fromService';
    const offered = accepted(where, offeredBy(service));
    const number = port === undefined ? undefined : accepted(`${where} port`, portNumber(port));
    const chosen = chosenPort(offered.ports, number);
    if (isComplaint(chosen)) {
      throw refusal(`${where} of Service ${quoted(offered.name)}`, chosen.under('port'));
    }
    const { name, appProtocol } = chosen;
    return new RouteBackend(offered.name, chosen.port, { service: offered.service, portName: name, appProtocol });
  }

  /**
   * A port of a Service that this app does not make. Nothing is known of it, so nothing is checked.
   *
   * @param name the name of the Service: 1 to 63 of a-z, 0-9 and "-" (`backend.service.name`)
   * @param port the number of its port, 1 to 65535 (`backend.service.port.number`)
   * @param namespace the namespace of the Service: 1 to 63 of a-z, 0-9 and "-"; that of the Ingress or HTTPRoute by default.
   * An Ingress cannot reach another (`backendRefs[].namespace`)
   */
  public static fromServiceName(name: string, port: number, namespace?: string): RouteBackend {
    const where = 'RouteBackend.fromServiceName';
    return new RouteBackend(accepted(`${where} name`, dnsLabel(name)), accepted(`${where} port`, portNumber(port)), {
      namespace: accepted(`${where} namespace`, optional(dnsLabel)(namespace)),
    });
  }

  /** @internal */
  public static _of(service: IServiceWithPorts, mapping: PortMapping): RouteBackend {
    if (mapping.target.protocol !== 'TCP') {
      throw refusal(`backend of Service ${quoted(service.name)}`, notTcp(String(mapping)).under('port'));
    }
    const { port, name, appProtocol } = mapping;
    return new RouteBackend(service.name, port, { service, portName: name, appProtocol });
  }

  private constructor(
    /** The name of the Service. */
    public readonly serviceName: string,
    /** The number of the Service's port, 1 to 65535. */
    public readonly port: number,
    private readonly known: KnownOfBackend,
  ) {
    super();
  }

  /**
   * This backend with its share of a route's requests, for `TrafficSplit.between`.
   *
   * @param weight 0 to 1000000, of which only the proportion to the other weights counts; 0 gets none
   * (`backendRefs[].weight`)
   */
  public weighted(weight: number): WeightedBackend {
    return WeightedBackend._of(this, accepted(`weight of ${this}`, readWeight(weight)));
  }

  /** The backend as a person writes it, such as `Service "web" port 80`. */
  public override toString(): string {
    return `Service ${quoted(this.serviceName)} port ${this.port}`;
  }

  /**
   * The Service, where this app makes it.
   *
   * @internal
   */
  public get _service(): object | undefined {
    return this.known.service;
  }

  /**
   * The name of the Service's port, where it is known and has one.
   *
   * @internal
   */
  public get _portName(): string | undefined {
    return this.known.portName;
  }

  /**
   * What the Service says is spoken on its port, where it is known and says so.
   *
   * @internal
   */
  public get _appProtocol(): string | undefined {
    return this.known.appProtocol;
  }

  /** @internal */
  public get _backends(): readonly RouteBackend[] {
    return [this];
  }

  /** @internal */
  public get _title(): string {
    return String(this);
  }

  /**
   * The namespace of the Service, where it is known.
   *
   * @internal
   */
  public get _namespace(): string | undefined {
    const namespace = partOf(partOf(this._service, 'metadata'), 'namespace');
    return typeof namespace === 'string' ? namespace : this.known.namespace;
  }

  /** @internal */
  public _toKube(): k8s.IngressBackend {
    return { service: { name: this.serviceName, port: { number: this.port } } };
  }
}

/** A backend and its share of a route's requests. Made by `RouteBackend.weighted`. */
export class WeightedBackend {
  /** @internal */
  public static _of(backend: RouteBackend, weight: number): WeightedBackend {
    return new WeightedBackend(backend, weight);
  }

  private constructor(
    /** Where the share goes. */
    public readonly backend: RouteBackend,
    /** The share, 0 to 1000000, in proportion to the other weights. */
    public readonly weight: number,
  ) {}
}

/** What is known of a backend beyond name and number. */
interface KnownOfBackend {
  readonly service?: object;
  readonly namespace?: string;
  readonly portName?: string;
  readonly appProtocol?: string;
}

/** The heaviest share that the Gateway API takes. */
const HEAVIEST = 1_000_000;

const readWeight = wholeNumber(0, HEAVIEST);

/** A backend, and the property of the Ingress that it came by. */
export interface PlacedBackend {
  readonly backend: RouteBackend;
  readonly at: string;
}
