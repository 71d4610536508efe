import { Complaint } from '../../values/complaint';
import { listed, quoted, shown } from '../../values/wording';
import { HeadlessDns } from '../address/headless-dns';
import type { Addressed } from '../address/service-dns';
import { refusal } from '../refusal';

/** The DNS names of a Service with written endpoints, of whose hostnames nothing is unknown. */
export class EndpointsDns extends HeadlessDns {
  /** @internal */
  public static _with(addressed: Addressed, headless: boolean, hostnames: readonly string[]): EndpointsDns {
    return new EndpointsDns(addressed, headless, hostnames);
  }

  private constructor(
    { owner, name, ports, namespace }: Addressed,
    private readonly _headless: boolean,
    private readonly _hostnames: readonly string[],
  ) {
    super(owner, name, ports, namespace);
  }

  public override ofHost(hostname: string): string {
    return super.ofHost(this._known(hostname));
  }

  public override fullOfHost(hostname: string): string {
    return super.fullOfHost(this._known(hostname));
  }

  private _known(hostname: string): string {
    if (this._hostnames.includes(hostname)) {
      return hostname;
    }
    throw refusal(
      `${this._owner.node.path} hostname`,
      this._headless
        ? new Complaint(
            shown(hostname),
            this._hostnames.length === 0 ? 'an endpoint with a hostname' : listed(this._hostnames.map(quoted)),
            'give the endpoint this hostname',
          )
        : new Complaint(
            shown(hostname),
            'a headless Service: only its endpoints have names of their own',
            'set headless: true',
          ),
    );
  }
}
