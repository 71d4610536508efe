import { HttpIngressPathType } from 'cdk8s-plus-27';
import { type Complaint, isComplaint } from '../../values/complaint';
import { hasPrototype } from '../../values/foreign-object';
import { host as parseHost } from '../../values/host';
import { controllerPath, routePath } from '../../values/http-path';
import { instanceOf, type Parser } from '../../values/parser';
import { accepted, refusal } from '../refusal';
import { wordsOfMatch } from './request-match';
import { RouteBackend } from './route-backend';
import { optionsComplaint } from './route-consistency';
import { type RouteOptions, routeOptions, type WantedRouteOptions } from './route-options';
import { RouteTarget } from './route-target';

const backendParser = instanceOf(RouteBackend, 'service.backend(http)');

/** A Service, for that is what most routes lead to; the other targets are made by name. */
const targetParser: Parser<RouteTarget> = (input) =>
  hasPrototype(input, RouteTarget.prototype) ? input : backendParser(input);

/** The options of the many routes that have none. */
const NONE: WantedRouteOptions = {};

/**
 * Requests for this host and path go to that backend. One list of routes serves an Ingress (`TlsIngress`) and a Gateway
 * (`TlsGateway`, `GatewayRoutes`) alike.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export class HttpRoute {
  /**
   * The path and everything below it, element by element: `/shop` holds for `/shop`, `/shop/` and `/shop/cart`, not for
   * `/shopping` (`pathType: Prefix`).
   *
   * @param host a DNS name, or `*.` and a DNS name, which holds for one more label in an Ingress and for any number of them
   * in a Gateway; refused are IP addresses, ports and URLs
   * @param path begins with `/`; refused are `//`, `/./`, `/../`, `%2F`, a star at the end, a query and a fragment
   * @param backend where the requests go, or how they are answered
   * @param options what the route asks for beyond that; nothing by default
   */
  public static prefix(host: string, path: string, backend: RouteTarget, options?: RouteOptions): HttpRoute {
    return HttpRoute.made('HttpRoute.prefix', HttpIngressPathType.PREFIX, path, backend, options, host);
  }

  /**
   * This very path and no other, the slash at its end included (`pathType: Exact`).
   *
   * @param host as for `prefix`
   * @param path as for `prefix`
   * @param backend as for `prefix`
   * @param options as for `prefix`; refused are rewrites that keep what follows a prefix
   */
  public static exact(host: string, path: string, backend: RouteTarget, options?: RouteOptions): HttpRoute {
    return HttpRoute.made('HttpRoute.exact', HttpIngressPathType.EXACT, path, backend, options, host);
  }

  /**
   * A path that the ingress controller interprets in its own way, a regular expression for instance
   * (`pathType: ImplementationSpecific`). Gateways have no such paths.
   *
   * @param host as for `prefix`
   * @param path empty, or begins with `/`
   * @param backend as for `prefix`
   * @param options as for `prefix`; refused are rewrites that keep what follows a prefix
   */
  public static implementationSpecific(
    host: string,
    path: string,
    backend: RouteTarget,
    options?: RouteOptions,
  ): HttpRoute {
    const type = HttpIngressPathType.IMPLEMENTATION_SPECIFIC;
    return HttpRoute.made('HttpRoute.implementationSpecific', type, path, backend, options, host);
  }

  /**
   * The path and everything below it, whichever host the client asked for. The certificate must then be good for all of them.
   *
   * @param path as for `prefix`
   * @param backend as for `prefix`
   * @param options as for `prefix`
   */
  public static onAnyHost(path: string, backend: RouteTarget, options?: RouteOptions): HttpRoute {
    return HttpRoute.made('HttpRoute.onAnyHost', HttpIngressPathType.PREFIX, path, backend, options);
  }

  private static made(
    where: string,
    pathType: HttpIngressPathType,
    path: string,
    target: RouteTarget,
    options: RouteOptions | undefined,
    ...host: string[]
  ): HttpRoute {
    const parsePath = pathType === HttpIngressPathType.IMPLEMENTATION_SPECIFIC ? controllerPath : routePath;
    // In the order of the arguments, so that swapped ones are told by the first.
    const parsedHost = host.length === 0 ? undefined : accepted(`${where} host`, parseHost(host[0]));
    const parsedPath = accepted(`${where} path`, parsePath(path));
    const parsedTarget = accepted(`${where} backend`, targetParser(target));
    const wanted = options === undefined ? undefined : accepted(where, underOptions(routeOptions(options)));
    const complaint = optionsComplaint(pathType, parsedTarget, wanted ?? NONE);
    if (isComplaint(complaint)) {
      throw refusal(where, complaint);
    }
    return new HttpRoute(parsedPath, pathType, parsedTarget, wanted, parsedHost);
  }

  private constructor(
    /** The path, which begins with `/` unless the controller interprets it. */
    public readonly path: string,
    /** How the path is compared. */
    public readonly pathType: HttpIngressPathType,
    /** Where the requests go, or how they are answered. */
    public readonly target: RouteTarget,
    private readonly wanted?: WantedRouteOptions,
    /**
     * The DNS name, possibly with `*.` before it, that the client asked for.
     *
     * @default - any host
     */
    public readonly host?: string,
  ) {}

  /**
   * The Service that all requests go to, but for those that a canary gets.
   *
   * @default - the route has several, or answers by itself
   */
  public get backend(): RouteBackend | undefined {
    return this.target instanceof RouteBackend ? this.target : undefined;
  }

  /** All Services that requests may reach, that of a canary included; none where the route answers by itself. */
  public get backends(): RouteBackend[] {
    const canary = this.wanted?.canary;
    return [...this.target._backends, ...(canary === undefined ? [] : [canary.backend])];
  }

  /**
   * What was asked for beyond host, path and backend, as it was read.
   *
   * @internal
   */
  public get _options(): WantedRouteOptions {
    return this.wanted ?? NONE;
  }

  /** The route as a person writes it, such as `Prefix shop.example.com/cart`, with what requests must have behind it. */
  public toString(): string {
    const words = this.wanted?.matching === undefined ? [] : wordsOfMatch(this.wanted.matching);
    return `${this.pathType} ${this.host ?? '*'}${this.path}${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
  }
}

function underOptions(read: WantedRouteOptions | Complaint): WantedRouteOptions | Complaint {
  return isComplaint(read) ? read.under('options') : read;
}
