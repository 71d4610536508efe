import type { k8s, Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { memberOf } from '../../values/member';
import { optional, yesOrNo } from '../../values/parser';
import type { HeadlessDns } from '../address/headless-dns';
import { ServiceEnvironment } from '../address/service-environment';
import type { IServicePort } from '../ports/offered-port';
import type { PortMapping } from '../ports/service-port';
import { accepted, readerOf, refusal, refuseAtSynth } from '../refusal';
import { type ProxiedServiceProps, proxiedServiceFields } from '../service/common-props';
import { exposedPlan } from '../service/exposed-plan';
import { exposedBy } from '../service/exposed-ports';
import { type Exposure, exposure } from '../service/exposure';
import { ServicePattern } from '../service/service-pattern';
import { warn } from '../warning';
import { assumedPolicy, familiesFor } from './endpoint-families';
import { manualEndpoints } from './endpoint-list';
import { endpointPortsComplaint, endpointServicePorts } from './endpoint-ports';
import { endpointRulesComplaint, readinessDoubt } from './endpoint-rules';
import { makeEndpointSlices } from './endpoint-slices';
import { EndpointsDns } from './endpoints-dns';
import { EndpointsForm } from './endpoints-form';
import { makeLegacyEndpoints } from './legacy-endpoints';
import type { ManualEndpoint } from './manual-endpoint';

/**
 * What a `ManualEndpointsService` is made from.
 *
 * Of what all Services take, refused is whatever has no effect on endpoints that are written down:
 * `publishNotReadyAddresses`; `trafficDistribution` unless it is `PREFER_SAME_ZONE` and each endpoint has a zone;
 * `internalTrafficPolicy` `LOCAL` unless an endpoint has a node; both of them, `clusterIp` and `exposure` in a headless Service. Where `ipFamilies`
 * and `ipFamilyPolicy` are not given, the Service gets what its endpoints need: family IPv6 if all addresses are of it,
 * policy `PreferDualStack` if they are of both. If they are given and leave out the family of an endpoint, they are refused.
 */
export interface ManualEndpointsServiceProps extends ProxiedServiceProps {
  /**
   * The ports, at least one unless the Service is headless: `PodPort.tcp(9376).exposedAs(80)` offers as port 80 of the
   * Service (`spec.ports[].port`) what the machines have at port 9376 (`ports[].port` of the endpoints). Several ports
   * need a name each. A `PodPort` stands for itself, where the machines have
   * the very number that clients connect to.
   *
   * Refused are ports of a headless Service with two different numbers, which nothing would translate, and
   * `targetingName()`: no container declares names here.
   */
  readonly ports: IServicePort[];

  /** The machines that receive the traffic, at least one, each address once. */
  readonly endpoints: ManualEndpoint[];

  /**
   * From where the Service can be reached (`spec.type`), and how. Refused for a headless Service, which nothing forwards to.
   *
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;

  /**
   * Whether the name of the Service answers with the addresses of the machines (`clusterIP: None`) instead of one address
   * in front of them.
   *
   * @default false
   */
  readonly headless?: boolean;

  /**
   * As which objects the endpoints are written; never as both, which would double the traffic.
   *
   * @default EndpointsForm.ENDPOINT_SLICE
   */
  readonly form?: EndpointsForm;
}

const readManualEndpointsService = readerOf<ManualEndpointsServiceProps>()({
  ...proxiedServiceFields,
  ports: endpointServicePorts,
  endpoints: manualEndpoints,
  exposure,
  headless: optional(yesOrNo),
  form: optional(memberOf({ EndpointsForm })),
});

/**
 * A Service in front of machines whose addresses are written down: a Service without selector, and EndpointSlices for it.
 *
 * Nobody probes the machines. One that fails keeps receiving its share of the traffic until its endpoint is taken out.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 *
 * @example
 * new ManualEndpointsService(chart, 'warehouse', {
 *   ports: [PodPort.tcp(9376, 'http').exposedAs(80)],
 *   endpoints: [ManualEndpoint.address('192.0.2.10'), ManualEndpoint.address('192.0.2.11')],
 * });
 */
export class ManualEndpointsService extends ServicePattern {
  public readonly service: Service;

  /**
   * The `v1` Endpoints, in the legacy form.
   *
   * @default - there are none; EndpointSlices hold the endpoints
   */
  public readonly endpoints?: k8s.KubeEndpoints;

  /** @internal */
  protected readonly _ports: readonly PortMapping[];

  private readonly slices: readonly k8s.KubeEndpointSlice[];
  private readonly headless: boolean;
  private readonly hostnames: readonly string[];

  /**
   * Makes the Service and its endpoints.
   *
   * @param scope the chart, or a construct inside one
   * @param id the id of the construct, which is also the name of the Service unless `metadata.name` says otherwise
   * @param props what the Service is made from; the first thing that is wrong with it is refused at once
   */
  public constructor(scope: Construct, id: string, props: ManualEndpointsServiceProps) {
    super(scope, id);
    const given = readManualEndpointsService(this, props);
    const { ports, endpoints, form = EndpointsForm.ENDPOINT_SLICE } = given;
    this.headless = given.headless ?? false;
    this.hostnames = endpoints.flatMap(({ hostname }) => hostname ?? []);
    this.refuse(endpointPortsComplaint(ports, this.headless)?.under('ports'));
    this.refuse(endpointRulesComplaint({ ...given, form, headless: this.headless }));
    const families = accepted(
      this,
      familiesFor(
        endpoints.map(({ family }) => family),
        given,
        this.headless,
      ),
    );
    const settled = { ...given, ...families };
    const exposed = accepted(this, exposedBy(given.exposure, ports));
    this._ports = exposed.ports;
    const { plan, metadata } = exposedPlan(this, settled, exposed);
    this.service = this._make(settled, {
      // What Kubernetes assumes is not written.
      plan: { ...plan, headless: this.headless, assumedFamilyPolicy: assumedPolicy(this.headless) },
      metadata,
    });
    const doubt = readinessDoubt(endpoints);
    if (doubt !== undefined) {
      warn(this, doubt);
    }
    if (form === EndpointsForm.LEGACY_ENDPOINTS) {
      this.slices = [];
      this.endpoints = makeLegacyEndpoints(this, this.service, ports, endpoints);
    } else {
      this.slices = makeEndpointSlices(this, this.service, ports, endpoints, given.trafficDistribution !== undefined);
    }
    // Ports can still be added to the cdk8s-plus Service, and would then lead nowhere.
    refuseAtSynth(this, () => this.addedPorts());
  }

  /** The EndpointSlices, as a copy; none in the legacy form. */
  public get endpointSlices(): k8s.KubeEndpointSlice[] {
    return [...this.slices];
  }

  /**
   * The DNS names of the Service and, if it is headless, of the endpoints with a hostname. Other hostnames are refused.
   */
  public get dns(): HeadlessDns {
    return EndpointsDns._with(this._addressed, this.headless, this.hostnames);
  }

  /** The environment variables that Kubernetes gives to containers for this Service. Refused if it is headless. */
  public get environment(): ServiceEnvironment {
    this.refuse(
      this.headless
        ? new Complaint(
            'a headless Service, for which Kubernetes sets no variables',
            'a Service with a cluster IP',
            'use dns or addAddressTo, or leave out headless',
            '.environment',
          )
        : undefined,
    );
    return ServiceEnvironment._of(this._addressed);
  }

  private refuse(complaint: Complaint | undefined): void {
    if (complaint !== undefined) {
      throw refusal(this, complaint);
    }
  }

  private addedPorts(): Complaint | undefined {
    const added = this.service.ports.length - this._ports.length;
    return added === 0
      ? undefined
      : new Complaint(
          `${added} added to the Service alone`,
          'the ports that the endpoints have',
          'give all ports to the pattern',
          '.ports',
        );
  }
}
