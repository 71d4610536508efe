import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { Complaint } from '../../values/complaint';
import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import { instanceOf, listOf, optional } from '../../values/parser';
import { repeatedAt } from '../../values/repeated';
import { listed, quoted } from '../../values/wording';
import { accepted, readerOf, refusal } from '../refusal';
import { GatewayClassRef } from './gateway-class-ref';
import type { NamespacesSpec, ParentRef } from './specs';

/** Where a Gateway is, and which of its listeners routes attach to. */
export interface GatewayRefOptions {
  /**
   * The namespace of the Gateway: 1 to 63 of a-z, 0-9 and "-" (`parentRefs[].namespace`).
   *
   * @default - that of the routes
   */
  readonly namespace?: string;

  /**
   * The names of the listeners that the routes attach to, at most 32 (`parentRefs[].sectionName`). Without them routes attach
   * to every listener that takes them: where one of them is plain HTTP, they are served without TLS there.
   *
   * @default - all listeners
   */
  readonly listeners?: string[];

  /**
   * The class of the Gateway. Where it is known, what its implementation does not serve is refused.
   *
   * @default - unknown, so nothing is refused
   */
  readonly gatewayClass?: GatewayClassRef;
}

/** The most parents that a route has. */
const MOST_PARENTS = 32;

const readOptions = readerOf<GatewayRefOptions>()({
  namespace: optional(dnsLabel),
  listeners: optional(listOf(dnsSubdomain, 'names of listeners', { min: 1, max: MOST_PARENTS })),
  gatewayClass: optional(instanceOf(GatewayClassRef, 'GatewayClassRef.envoyGateway()')),
});

/** A listener that routes attach to, as far as it is known. */
export interface AttachedListener {
  readonly name: string;
  /** Undefined for every host. */
  readonly host?: string;
  readonly port?: number;
}

/** Which listeners of a Gateway take requests for a host. */
type ListenersFor = (host: string | undefined, passthrough: boolean) => readonly AttachedListener[] | Complaint;

/** What is known of a Gateway beyond its name. */
interface KnownOfGateway {
  readonly gatewayClass?: GatewayClassRef;
  readonly listenersFor: ListenersFor;
  /** Whether this app makes it. */
  readonly isOurs?: boolean;
  /** From which namespaces it takes routes; undefined for its own alone, where this app makes it. */
  readonly namespaces?: NamespacesSpec;
}

/** A Gateway that routes attach to: one of this app (`TlsGateway.ref`), or one that somebody else owns. */
export class GatewayRef {
  /**
   * A Gateway that this app does not make.
   *
   * @param name the name of the Gateway, a DNS name of 1 to 253 characters (`parentRefs[].name`)
   * @param options its namespace, listeners and class
   */
  public static named(name: string, options?: GatewayRefOptions): GatewayRef {
    const where = 'GatewayRef.named';
    const { namespace, listeners, gatewayClass } = readOptions(where, options ?? {});
    const repeated = listeners === undefined ? undefined : repeatedAt(listeners);
    if (repeated !== undefined) {
      const complaint = new Complaint(`"${listeners?.[repeated]}" a second time`, 'each listener once', 'leave it out');
      throw refusal(where, complaint.under(repeated).under('listeners'));
    }
    const parsed = accepted(`${where} name`, dnsSubdomain(name));
    const known = (listeners ?? []).map((each) => ({ name: each }));
    return new GatewayRef(parsed, namespace, { gatewayClass, listenersFor: () => known });
  }

  /**
   * A Gateway of this app, which knows its listeners.
   *
   * @internal
   */
  public static _of(name: string, namespace: string | undefined, known: KnownOfGateway): GatewayRef {
    return new GatewayRef(name, namespace, { ...known, isOurs: true });
  }

  private constructor(
    /** The name of the Gateway. */
    public readonly name: string,
    /**
     * The namespace of the Gateway.
     *
     * @default - that of the routes
     */
    public readonly namespace: string | undefined,
    private readonly known: KnownOfGateway,
  ) {}

  /**
   * What is known of the implementation.
   *
   * @internal
   */
  public get _facts(): GatewayFacts | undefined {
    return this.known.gatewayClass?._facts;
  }

  /**
   * The name of the class, where it is known.
   *
   * @internal
   */
  public get _className(): string | undefined {
    return this.known.gatewayClass?.name;
  }

  /**
   * Why routes of this namespace cannot attach, where both namespaces are known.
   *
   * @internal
   */
  public _refusedNamespace(own: string | undefined): Complaint | undefined {
    const { namespaces, isOurs = false } = this.known;
    const named = namespaces?.selector?.matchExpressions?.[0]?.values;
    const isTaken =
      !isOurs || own === undefined || this.namespace === undefined
        ? true
        : namespaces === undefined
          ? own === this.namespace
          : (named?.includes(own) ?? true);
    return isTaken
      ? undefined
      : new Complaint(
          `routes of namespace ${quoted(own ?? '')}`,
          named === undefined
            ? `routes of the Gateway's own namespace ${quoted(this.namespace ?? '')}`
            : `routes of namespace ${listed(named.map(quoted))}`,
          'let them in with routeNamespaces of the Gateway',
        );
  }

  /**
   * The listeners that a route for this host attaches to, as far as they are known.
   *
   * @internal
   */
  public _listeners(host: string | undefined): readonly AttachedListener[] {
    const listeners = this.known.listenersFor(host, false);
    return listeners instanceof Complaint ? [] : listeners;
  }

  /**
   * The parents of a route for this host, in groups of as many as a route may have; or why there are none.
   *
   * @internal
   */
  public _parents(host: string | undefined, own: string | undefined, passthrough = false): ParentRef[][] | Complaint {
    const listeners = this.known.listenersFor(host, passthrough);
    if (listeners instanceof Complaint) {
      return listeners;
    }
    const parent = { name: this.name, namespace: this.namespace === own ? undefined : this.namespace };
    return listeners.length === 0
      ? [[parent]]
      : Array.from({ length: Math.ceil(listeners.length / MOST_PARENTS) }, (_, i) =>
          listeners
            .slice(i * MOST_PARENTS, (i + 1) * MOST_PARENTS)
            .map(({ name: sectionName }) => ({ ...parent, sectionName })),
        );
  }
}
