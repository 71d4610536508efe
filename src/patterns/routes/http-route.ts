import { HttpIngressPathType } from 'cdk8s-plus-27';
import { host as parseHost } from '../../values/host';
import { controllerPath, literalPath } from '../../values/http-path';
import { instanceOf, type Parser } from '../../values/parser';
import { accepted } from '../refusal';
import { RouteBackend } from './route-backend';

const backendParser = instanceOf(RouteBackend, 'service.backend(http)');

/**
 * One rule of an Ingress: requests for this host and path go to that backend.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export class HttpRoute {
  /**
   * The path and everything below it, element by element: `/shop` holds for `/shop`, `/shop/` and `/shop/cart`, not for
   * `/shopping` (`pathType: Prefix`).
   *
   * @param host a DNS name, or `*.` and a DNS name, which holds for one more label; refused are IP addresses, ports and URLs
   * @param path begins with `/`; refused are `//`, `/./`, `/../`, `%2F` and a star at the end
   * @param backend where the requests go
   */
  public static prefix(host: string, path: string, backend: RouteBackend): HttpRoute {
    return HttpRoute.made('HttpRoute.prefix', HttpIngressPathType.PREFIX, literalPath, path, backend, host);
  }

  /**
   * This very path and no other, the slash at its end included (`pathType: Exact`).
   *
   * @param host as for `prefix`
   * @param path as for `prefix`
   * @param backend where the requests go
   */
  public static exact(host: string, path: string, backend: RouteBackend): HttpRoute {
    return HttpRoute.made('HttpRoute.exact', HttpIngressPathType.EXACT, literalPath, path, backend, host);
  }

  /**
   * A path that the ingress controller interprets in its own way, a regular expression for instance
   * (`pathType: ImplementationSpecific`).
   *
   * @param host as for `prefix`
   * @param path empty, or begins with `/`
   * @param backend where the requests go
   */
  public static implementationSpecific(host: string, path: string, backend: RouteBackend): HttpRoute {
    const type = HttpIngressPathType.IMPLEMENTATION_SPECIFIC;
    return HttpRoute.made('HttpRoute.implementationSpecific', type, controllerPath, path, backend, host);
  }

  /**
   * The path and everything below it, whichever host the client asked for. The certificate must then be good for all of them.
   *
   * @param path as for `prefix`
   * @param backend where the requests go
   */
  public static onAnyHost(path: string, backend: RouteBackend): HttpRoute {
    return HttpRoute.made('HttpRoute.onAnyHost', HttpIngressPathType.PREFIX, literalPath, path, backend);
  }

  private static made(
    where: string,
    pathType: HttpIngressPathType,
    parsePath: Parser<string>,
    path: string,
    backend: RouteBackend,
    ...host: string[]
  ): HttpRoute {
    // In the order of the arguments, so that swapped ones are told by the first.
    const parsedHost = host.length === 0 ? undefined : accepted(`${where} host`, parseHost(host[0]));
    const parsedPath = accepted(`${where} path`, parsePath(path));
    return new HttpRoute(parsedPath, pathType, accepted(`${where} backend`, backendParser(backend)), parsedHost);
  }

  private constructor(
    /** The path, which begins with `/` unless the controller interprets it. */
    public readonly path: string,
    /** How the path is compared. */
    public readonly pathType: HttpIngressPathType,
    /** Where the requests go. */
    public readonly backend: RouteBackend,
    /**
     * The DNS name, possibly with `*.` before it, that the client asked for.
     *
     * @default - any host
     */
    public readonly host?: string,
  ) {}

  /** The route as a person writes it, such as `Prefix shop.example.com/cart`. */
  public toString(): string {
    return `${this.pathType} ${this.host ?? '*'}${this.path}`;
  }
}
