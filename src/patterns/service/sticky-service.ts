import type { Duration } from 'cdk8s';
import type { Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { LONGEST_SESSION } from '../../kinds/parts/session-affinity';
import { Complaint } from '../../values/complaint';
import { optional } from '../../values/parser';
import { secondsBetween } from '../../values/seconds';
import type { PodPort } from '../ports/pod-port';
import type { PortMapping } from '../ports/service-port';
import { accepted, readerOf } from '../refusal';
import type { RouteBackend } from '../routes/route-backend';
import { warn } from '../warning';
import { STICKY_WORDS } from '../words-of-kubernetes';
import { exposedPlan } from './exposed-plan';
import { exposedBy } from './exposed-ports';
import { ProxiedService } from './proxied-service';
import { type SelectingServiceProps, selectingServiceFields } from './selecting-props';

/** What a `StickyService` is made from. */
export interface StickyServiceProps extends SelectingServiceProps {
  /**
   * How long after its last connection a client still comes to the same pod, 1 s to 86400 s (one day), in whole seconds
   * (`spec.sessionAffinityConfig.clientIP.timeoutSeconds`). Windows nodes do not honour it.
   *
   * @default - Kubernetes' own: 10800 s (three hours)
   */
  readonly sessionTimeout?: Duration;
}

const readStickyService = readerOf<StickyServiceProps>()(
  {
    ...selectingServiceFields,
    sessionTimeout: optional(secondsBetween(1, LONGEST_SESSION)),
  },
  STICKY_WORDS,
);

/**
 * A Service that sends each client to the same pod again: `sessionAffinity: ClientIP`.
 *
 * A client is an IP address, as the node sees it. Clients behind one proxy or NAT count as one, and each node keeps its
 * own memory; a load balancer in front that picks nodes freely therefore undoes the affinity, and the construct warns of
 * it, by what is known of the provider. Cookies are the business of an Ingress controller.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
 *
 * @example
 * new StickyService(chart, 'sessions', {
 *   selector: web,
 *   ports: [http.exposedAs(80)],
 *   sessionTimeout: Duration.minutes(30),
 * });
 */
export class StickyService extends ProxiedService {
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
  public constructor(scope: Construct, id: string, props: StickyServiceProps) {
    super(scope, id);
    const given = readStickyService(this, props);
    const exposed = accepted(this, exposedBy(given.exposure, given.ports));
    this._ports = exposed.ports;
    this.service = this._make(
      given,
      exposedPlan(this, given, exposed, {
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig:
          given.sessionTimeout === undefined ? undefined : { clientIp: { timeoutSeconds: given.sessionTimeout } },
      }),
    );
  }

  /**
   * This Service as the backend of a route. Controllers of Ingresses and Gateways look up its pods and send to them
   * directly, so its affinity means nothing there, and this warns.
   *
   * @param port which of its ports; its only one by default
   */
  public override backend(port?: PodPort): RouteBackend {
    const backend = super.backend(port);
    warn(
      this,
      new Complaint(
        'a Service with session affinity behind an Ingress or Gateway, which sends to the pods past the Service',
        'sessions kept by a cookie',
        'use a ClusterIpService, and cookieAffinity of the routes or the controller',
        '.backend',
      ),
      'mismatched-session-affinity',
    );
    return backend;
  }
}
