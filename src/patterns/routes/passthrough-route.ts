import { host as parseHost } from '../../values/host';
import { instanceOf } from '../../values/parser';
import { accepted } from '../refusal';
import { RouteBackend } from './route-backend';

const backendParser = instanceOf(RouteBackend, 'service.backend(https)');

/**
 * TLS that is passed on to the pods as it came, which hold the certificate themselves. Only the host is seen on the way (by
 * SNI), so that there are no paths, headers or redirects.
 */
export class PassthroughRoute {
  /**
   * All connections for this host.
   *
   * @param host a DNS name, or `*.` and a DNS name
   * @param backend a port on which the pods speak TLS
   */
  public static of(host: string, backend: RouteBackend): PassthroughRoute {
    const where = 'PassthroughRoute.of';
    return new PassthroughRoute(
      accepted(`${where} host`, parseHost(host)),
      accepted(`${where} backend`, backendParser(backend)),
    );
  }

  private constructor(
    /** The DNS name, possibly with `*.` before it, that clients ask for. */
    public readonly host: string,
    /** Where the connections go. */
    public readonly backend: RouteBackend,
  ) {}

  /** The route as a person writes it, such as `passthrough db.example.com`. */
  public toString(): string {
    return `passthrough ${this.host}`;
  }
}
