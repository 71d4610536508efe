import type { RouteBackend } from './route-backend';

/**
 * What happens with the requests of a route: they go to a Service (`RouteBackend`), to several by shares (`TrafficSplit`) or
 * to an object of another kind (`ResourceBackend`), or they are answered at once (`RouteRedirect`, `FixedResponse`).
 */
export abstract class RouteTarget {
  /**
   * The Services that requests may reach, none where the route answers by itself.
   *
   * @internal
   */
  public abstract get _backends(): readonly RouteBackend[];

  /**
   * What it is called in sentences, such as `a redirect`.
   *
   * @internal
   */
  public abstract get _title(): string;
}
