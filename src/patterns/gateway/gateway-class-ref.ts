import { awsAlbGateway } from '../../kinds/gateways/aws-alb';
import { ciliumGateway } from '../../kinds/gateways/cilium';
import { contourGateway } from '../../kinds/gateways/contour';
import { envoyGateway } from '../../kinds/gateways/envoy-gateway';
import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { USUAL } from '../../kinds/gateways/gateway-facts';
import { GatewayFeature } from '../../kinds/gateways/gateway-feature';
import { gkeGateway } from '../../kinds/gateways/gke';
import { GATEWAYS } from '../../kinds/gateways/index';
import { istioGateway } from '../../kinds/gateways/istio';
import { nginxGatewayFabric } from '../../kinds/gateways/nginx-gateway-fabric';
import { traefikGateway } from '../../kinds/gateways/traefik';
import { dnsSubdomain } from '../../values/dns-name';
import { memberOf } from '../../values/member';
import { listOf, optional, yesOrNo } from '../../values/parser';
import { portNumber } from '../../values/port';
import { accepted, readerOf } from '../refusal';

/** What an Application Load Balancer of AWS is beyond what the Gateway API can say. */
export interface AwsAlbGatewayOptions {
  /**
   * Whether it can be reached from the internet (`spec.scheme` of a LoadBalancerConfiguration).
   *
   * @default false - from the VPC alone, which is what AWS does
   */
  readonly internetFacing?: boolean;
}

/** What an implementation of the Gateway API that this library does not know can do. */
export interface CustomGatewayOptions {
  /** What it serves beyond the core of the API. Routes that ask for anything else are refused. */
  readonly serves: GatewayFeature[];

  /**
   * Whether it has certificates of its own for a listener that names none (`TlsCertificate.fromController`).
   *
   * @default false
   */
  readonly ownCertificates?: boolean;

  /**
   * The port of plain HTTP, 1 to 65535.
   *
   * @default 80
   */
  readonly httpPort?: number;

  /**
   * The port of HTTPS, 1 to 65535.
   *
   * @default 443
   */
  readonly httpsPort?: number;
}

const readCustom = readerOf<CustomGatewayOptions>()({
  serves: listOf(memberOf({ GatewayFeature }), 'features'),
  ownCertificates: optional(yesOrNo),
  httpPort: optional(portNumber),
  httpsPort: optional(portNumber),
});

const readAwsAlb = readerOf<AwsAlbGatewayOptions>()({ internetFacing: optional(yesOrNo) });

/**
 * A class of Gateways (`spec.gatewayClassName`): which implementation of the Gateway API serves a Gateway. Where it is known,
 * what it does not serve is refused.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/gatewayclass/
 */
export class GatewayClassRef {
  /**
   * Envoy Gateway, release 1.9 or later.
   *
   * @param name the name of the GatewayClass, a DNS name of 1 to 253 characters; `eg` by default, as in its documentation
   */
  public static envoyGateway(name?: string): GatewayClassRef {
    return GatewayClassRef.known('envoyGateway', name ?? 'eg', envoyGateway);
  }

  /**
   * Contour, release 1.33 or later.
   *
   * @param name the name of the GatewayClass; `contour` by default
   */
  public static contour(name?: string): GatewayClassRef {
    return GatewayClassRef.known('contour', name ?? 'contour', contourGateway);
  }

  /**
   * Traefik, release 3.7 or later. Its listeners have the ports of its entry points, which its Helm chart puts at 8000 and
   * 8443; others are said with `httpPort` and `httpsPort` of the Gateway.
   *
   * @param name the name of the GatewayClass; `traefik` by default
   */
  public static traefik(name?: string): GatewayClassRef {
    return GatewayClassRef.known('traefik', name ?? 'traefik', traefikGateway);
  }

  /**
   * NGINX Gateway Fabric of F5, release 2.7 or later.
   *
   * @param name the name of the GatewayClass; `nginx` by default
   */
  public static nginxGatewayFabric(name?: string): GatewayClassRef {
    return GatewayClassRef.known('nginxGatewayFabric', name ?? 'nginx', nginxGatewayFabric);
  }

  /**
   * Istio, release 1.30 or later.
   *
   * @param name the name of the GatewayClass; `istio` by default
   */
  public static istio(name?: string): GatewayClassRef {
    return GatewayClassRef.known('istio', name ?? 'istio', istioGateway);
  }

  /**
   * Cilium, release 1.20 or later.
   *
   * @param name the name of the GatewayClass; `cilium` by default
   */
  public static cilium(name?: string): GatewayClassRef {
    return GatewayClassRef.known('cilium', name ?? 'cilium', ciliumGateway);
  }

  /**
   * GKE Gateway of Google Cloud.
   *
   * @param name the name of the GatewayClass; `gke-l7-global-external-managed` by default
   */
  public static gke(name?: string): GatewayClassRef {
    return GatewayClassRef.known('gke', name ?? 'gke-l7-global-external-managed', gkeGateway);
  }

  /**
   * The AWS Load Balancer Controller, release 3.5 or later, which makes an Application Load Balancer of a Gateway. Gateways of
   * ours tell it to send requests to the pods themselves, for Services inside the cluster have no node ports.
   *
   * @param name the name of the GatewayClass, which somebody made for `gateway.k8s.aws/alb`
   * @param options what the load balancer is like
   */
  public static awsAlb(name: string, options?: AwsAlbGatewayOptions): GatewayClassRef {
    const where = 'GatewayClassRef.awsAlb';
    const { internetFacing = false } = readAwsAlb(where, options ?? {});
    return new GatewayClassRef(accepted(`${where} name`, dnsSubdomain(name)), awsAlbGateway, internetFacing);
  }

  /**
   * A class by its name. The names that one implementation has for itself (`istio`, `cilium`, `traefik` and those of GKE) mean
   * it; of others nothing is known, so that nothing is refused.
   *
   * @param name the name of a GatewayClass of the cluster, a DNS name of 1 to 253 characters
   */
  public static named(name: string): GatewayClassRef {
    const parsed = accepted('GatewayClassRef.named', dnsSubdomain(name));
    return new GatewayClassRef(
      parsed,
      GATEWAYS.find(({ classes }) => classes.includes(parsed)),
    );
  }

  /**
   * A class of an implementation that this library does not know, but you do.
   *
   * @param name the name of the GatewayClass, a DNS name of 1 to 253 characters
   * @param options what the implementation serves
   */
  public static custom(name: string, options: CustomGatewayOptions): GatewayClassRef {
    const where = 'GatewayClassRef.custom';
    const parsed = accepted(`${where} name`, dnsSubdomain(name));
    const { serves, ownCertificates = false, httpPort = 80, httpsPort = 443 } = readCustom(where, options);
    return new GatewayClassRef(parsed, {
      ...USUAL,
      name: `class "${parsed}"`,
      release: '',
      report: '',
      docs: '',
      controllerName: /^$/,
      classes: [],
      serves,
      certificates: { secrets: true, own: ownCertificates },
      ports: { http: httpPort, https: httpsPort },
      ownObjects: {},
    });
  }

  private static known(factory: string, name: string, facts: GatewayFacts): GatewayClassRef {
    return new GatewayClassRef(accepted(`GatewayClassRef.${factory}`, dnsSubdomain(name)), facts);
  }

  private constructor(
    /** The name of the GatewayClass. */
    public readonly name: string,
    /**
     * What is known of the implementation.
     *
     * @internal
     */
    public readonly _facts?: GatewayFacts,
    /**
     * Whether an Application Load Balancer of AWS can be reached from the internet.
     *
     * @internal
     */
    public readonly _internetFacing: boolean = false,
  ) {}
}
