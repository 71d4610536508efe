import { headerName, headerValue } from '../../values/http-header';
import { instanceOf, wholeNumber } from '../../values/parser';
import { accepted } from '../refusal';
import { RouteBackend } from './route-backend';

const backendParser = instanceOf(RouteBackend, 'next.backend(http)');
const percentage = wholeNumber(0, 100, '%');

/** A new release that gets some of a route's requests before it gets all. */
export class Canary {
  /**
   * A share of the requests, by chance.
   *
   * @param backend the new release
   * @param percent how many of a hundred requests go there, 0 to 100
   */
  public static byWeight(backend: RouteBackend, percent: number): Canary {
    const where = 'Canary.byWeight';
    return new Canary(
      accepted(`${where} backend`, backendParser(backend)),
      accepted(`${where} percent`, percentage(percent)),
    );
  }

  /**
   * The requests with this very header.
   *
   * @param backend the new release
   * @param header the name of the header, 1 to 256 characters, in which case does not matter
   * @param value its value; `always` by default, which is what ingress-nginx looks for
   */
  public static byHeader(backend: RouteBackend, header: string, value?: string): Canary {
    const where = 'Canary.byHeader';
    return new Canary(
      accepted(`${where} backend`, backendParser(backend)),
      undefined,
      accepted(`${where} header`, headerName(header)),
      accepted(`${where} value`, headerValue(value ?? 'always')),
    );
  }

  private constructor(
    /** The new release. */
    public readonly backend: RouteBackend,
    /**
     * How many of a hundred requests go there, 0 to 100.
     *
     * @default - the header decides
     */
    public readonly percent?: number,
    /**
     * The name of the header that decides.
     *
     * @default - chance decides
     */
    public readonly header?: string,
    /**
     * The value of the header.
     *
     * @default - chance decides
     */
    public readonly headerValue?: string,
  ) {}
}
