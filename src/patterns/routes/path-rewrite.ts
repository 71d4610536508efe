import { literalPath } from '../../values/http-path';
import { accepted } from '../refusal';

/**
 * Another path that the pods see instead of the one that the client asked for; in a redirect, the path that the client is
 * sent to.
 */
export class PathRewrite {
  /**
   * Takes the path of the route off: `/shop/cart` on the route `/shop` arrives as `/cart`, and `/shop` as `/`. For Prefix
   * routes alone.
   */
  public static stripPrefix(): PathRewrite {
    return new PathRewrite(true, '/');
  }

  /**
   * Puts another prefix in the place of the route's: with `/v2`, `/shop/cart` on the route `/shop` arrives as `/v2/cart`.
   * For Prefix routes alone.
   *
   * @param prefix begins with `/`, as for `HttpRoute.prefix`
   */
  public static replacePrefix(prefix: string): PathRewrite {
    return new PathRewrite(true, accepted('PathRewrite.replacePrefix', literalPath(prefix)));
  }

  /**
   * One path for all requests of the route.
   *
   * @param path begins with `/`, as for `HttpRoute.prefix`
   */
  public static replacePath(path: string): PathRewrite {
    return new PathRewrite(false, accepted('PathRewrite.replacePath', literalPath(path)));
  }

  private constructor(
    /** Whether the prefix of the route is replaced, and what follows it is kept; else the whole path is replaced. */
    public readonly keepsRest: boolean,
    /** What is put there. `/` for the prefix takes it off. */
    public readonly replacement: string,
  ) {}

  /** The rewrite in words, such as `the prefix replaced by "/v2"`. */
  public toString(): string {
    return `the ${this.keepsRest ? 'prefix' : 'path'} replaced by "${this.replacement}"`;
  }
}
