import type { Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { PortMapping } from '../ports/service-port';
import { accepted, readerOf } from '../refusal';
import { SERVICE_WORDS } from '../words-of-kubernetes';
import { exposedPlan } from './exposed-plan';
import { exposedBy } from './exposed-ports';
import { ProxiedService } from './proxied-service';
import { type SelectingServiceProps, selectingServiceFields } from './selecting-props';

/** What a `ClusterIpService` is made from. */
export interface ClusterIpServiceProps extends SelectingServiceProps {}

const readClusterIpService = readerOf<ClusterIpServiceProps>()(selectingServiceFields, SERVICE_WORDS);

/**
 * One address inside the cluster for a group of pods: a Service of type ClusterIP, unless its `exposure` opens it further.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip
 *
 * @example
 * new ClusterIpService(chart, 'api', { selector: web, ports: [http.exposedAs(80)] });
 */
export class ClusterIpService extends ProxiedService {
  public readonly service: Service;

  /** @internal */
  protected readonly _ports: readonly PortMapping[];

  /**
   * Makes the Service.
   *
   * @param scope the chart, or a construct inside one
   * @param id the id of the construct, which is also the name of the Service unless `metadata.name` says otherwise
   * @param props what the Service is made from; the first thing that is wrong with it is refused at once
   */
  public constructor(scope: Construct, id: string, props: ClusterIpServiceProps) {
    super(scope, id);
    const given = readClusterIpService(this, props);
    const exposed = accepted(this, exposedBy(given.exposure, given.ports));
    this._ports = exposed.ports;
    this.service = this._make(given, exposedPlan(this, given, exposed));
  }
}
