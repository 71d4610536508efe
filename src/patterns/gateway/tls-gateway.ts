import { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { GatewayFeature } from '../../kinds/gateways/gateway-feature';
import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import { Complaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { claimName } from '../cluster/claims';
import { joinedName } from '../joined-name';
import { namedMetadata, namespaceOf } from '../metadata';
import { accepted, refusal } from '../refusal';
import type { PassthroughRoute } from '../routes/passthrough-route';
import { attachRoutes } from './attached-routes';
import { awsConfiguration } from './aws-configuration';
import { GatewayCertificates } from './gateway-certificates';
import { GatewayRef } from './gateway-ref';
import { featureComplaint } from './judged-route';
import { HTTP, TlsListeners } from './listeners';
import { mergedAnnotations } from './merged-annotations';
import { warnOfOwnRoutes } from './own-routes';
import { refuseLoops } from './redirect-loops';
import { referenceGrants } from './reference-grants';
import type { GatewaySpec, HttpRuleSpec, RouteSpec } from './specs';
import { readTlsGateway, type TlsGatewayProps } from './tls-gateway-props';

/**
 * HTTPS from outside for Services inside, by the Gateway API (gateway.networking.k8s.io/v1, release 1.4 or later; TLS
 * passthrough needs 1.5): a Gateway with a listener for each host, one for plain HTTP that does nothing but redirect, and the
 * HTTPRoutes of its routes, attached to the listener of their host by its name.
 *
 * What a route asks for with `cookieAffinity` is of the experimental channel of the Gateway API, whose CRDs must then be
 * installed.
 *
 * @see https://gateway-api.sigs.k8s.io/
 *
 * @example
 * new TlsGateway(chart, 'front', {
 *   gatewayClass: GatewayClassRef.envoyGateway(),
 *   certificate: TlsCertificate.fromSecretName('shop-tls'),
 *   routes: [HttpRoute.prefix('shop.example.com', '/', cart.backend())],
 * });
 */
export class TlsGateway extends Construct {
  /** The Gateway itself, on which JSON patches survive. */
  public readonly gateway: ApiObject;

  /** This Gateway as the parent of `GatewayRoutes`: each route attaches to the HTTPS listener of its host. */
  public readonly ref: GatewayRef;

  /** The hosts of HTTPS, each once, in their order: what the certificates must cover. */
  public readonly hosts: string[];

  /** The HTTPRoutes, GRPCRoutes and TLSRoutes of the routes, without the one that redirects. */
  public readonly routes: ApiObject[];

  /**
   * The HTTPRoute that sends plain HTTP on to HTTPS.
   *
   * @default - there is none
   */
  public readonly redirectRoute?: ApiObject;

  /** The ReferenceGrants for Services and certificates of other namespaces. */
  public readonly referenceGrants: ApiObject[];

  /** The BackendTLSPolicies of the Services that the routes speak TLS with; what another construct wrote is not repeated. */
  public readonly backendTlsPolicies: ApiObject[];

  /** The Secrets that were made from PEM files. */
  public readonly certificateSecrets: k8s.KubeSecret[];

  public constructor(scope: Construct, id: string, props: TlsGatewayProps) {
    super(scope, id);
    const given = readTlsGateway(this, props);
    const { gatewayClass, routes = [], hosts: further = [], passthrough = [], httpRedirect = true } = given;
    const { _facts: facts } = gatewayClass;
    const named = namedMetadata(this, given.metadata, dnsSubdomain);
    const namespace = namespaceOf(this, given.metadata);
    const home = { name: named.name, namespace };
    const hosts = [...new Set([...routes.map(({ host }) => host), ...further])];
    const namespaces = given.routeNamespaces?._specFor(namespace);
    warnOfOwnRoutes(this, given.routeNamespaces, namespace, routes.length + passthrough.length > 0);
    this.hosts = hosts.filter((host) => host !== undefined);
    this.refuseNothing(hosts.length + passthrough.length);
    this.refuseBothModes(passthrough);
    refuseLoops(this, routes);
    this.refuseUnservedRedirect(httpRedirect, gatewayClass);

    const certificates = new GatewayCertificates(
      this,
      home,
      facts,
      { certificate: given.certificate, certificates: given.certificates ?? [] },
      hosts,
    );
    const ports = {
      http: given.httpPort ?? facts?.ports.http ?? 80,
      https: given.httpsPort ?? facts?.ports.https ?? 443,
    };
    const listeners = accepted(
      this,
      TlsListeners.of({
        hosts,
        passthrough: passthrough.map(({ host }) => host),
        ports,
        hasHttp: httpRedirect,
        namespaces,
        secretFor: (host) => certificates.secretFor(host),
        hasOneCertificate: certificates.areOne,
      }),
    );
    this.certificateSecrets = certificates.writeSecrets();
    const spec: GatewaySpec = {
      gatewayClassName: gatewayClass.name,
      infrastructure:
        facts?.reachesByDefault === 'node ports'
          ? awsConfiguration(this, home, {
              internetFacing: gatewayClass._internetFacing,
              httpsPort: ports.https,
              arns: certificates.arns,
            })
          : undefined,
      listeners: listeners.specs(),
    };
    claimName(this, 'Gateway', namespace, named.name);
    this.gateway = new ApiObject(this, 'Gateway', {
      apiVersion: `${GATEWAY_API_GROUP}/v1`,
      kind: 'Gateway',
      metadata: { ...named, annotations: mergedAnnotations(this, named.annotations, certificates.annotations) },
      spec,
    });
    this.ref = GatewayRef._of(named.name, namespace, {
      gatewayClass,
      namespaces,
      listenersFor: (host, isPassedOn) => listeners.takingFor(host, isPassedOn),
    });
    const attached = attachRoutes(this, { metadata: home, namespace, gateway: this.ref }, routes, passthrough);
    this.routes = attached.routes;
    this.backendTlsPolicies = attached.backendTlsPolicies;
    this.referenceGrants = [...attached.referenceGrants, ...this.certificateGrants(home, certificates)];
    if (httpRedirect) {
      // The port of HTTPS is written where it is not the usual one; Traefik's are inside its pods, where nobody knocks.
      const port = given.httpsPort === undefined || given.httpsPort === 443 ? undefined : given.httpsPort;
      this.redirectRoute = this.redirect(home, port);
    }
  }

  private certificateGrants(
    { name, namespace }: { readonly name: string; readonly namespace: string | undefined },
    { references }: GatewayCertificates,
  ): ApiObject[] {
    const [first] = references;
    if (first !== undefined && namespace === undefined) {
      throw refusal(
        this,
        new Complaint(
          `Secret "${first.name}" of namespace "${first.namespace}", and no namespace of the Gateway`,
          'a known one, for a ReferenceGrant names the namespace that it is given to',
          'set metadata.namespace or the namespace of the chart',
          '.certificate',
        ),
      );
    }
    return namespace === undefined ? [] : referenceGrants(this, { name, namespace }, references);
  }

  private redirect(
    { name, namespace }: { readonly name: string; readonly namespace: string | undefined },
    port: number | undefined,
  ): ApiObject {
    const route = joinedName(name, 'https-redirect');
    const requestRedirect = { scheme: 'https', port, statusCode: 301 };
    const spec: RouteSpec<HttpRuleSpec> = {
      parentRefs: [{ name, sectionName: HTTP }],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect }] }],
    };
    claimName(this, 'HTTPRoute', namespace, route);
    return new ApiObject(this, 'Redirect', {
      apiVersion: `${GATEWAY_API_GROUP}/v1`,
      kind: 'HTTPRoute',
      metadata: { name: route, namespace },
      spec,
    });
  }

  private refuseNothing(count: number): void {
    if (count === 0) {
      throw refusal(
        this,
        new Complaint(
          'no route, no host and no passthrough',
          'at least one of them, for a Gateway needs a listener',
          'add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http)), or hosts for the routes of others',
          '.routes',
        ),
      );
    }
  }

  /** Two listeners of one port and host, one that ends TLS and one that does not, are in each other's way. */
  private refuseBothModes(passthrough: readonly PassthroughRoute[]): void {
    const both = passthrough.findIndex(({ host }) => this.hosts.includes(host));
    if (both >= 0) {
      throw refusal(
        this,
        new Complaint(
          `the host "${passthrough[both]?.host}", whose TLS is ended for other routes`,
          'hosts whose TLS is passed on, and no other routes for them',
          'give one of them another host',
          `.passthrough[${both}]`,
        ),
      );
    }
  }

  private refuseUnservedRedirect(wanted: boolean, { _facts: facts }: TlsGatewayProps['gatewayClass']): void {
    const complaint =
      wanted && facts !== undefined
        ? featureComplaint(GatewayFeature.SCHEME_REDIRECT, facts, '.httpRedirect')
        : undefined;
    if (complaint !== undefined) {
      throw refusal(this, new Complaint(complaint.found, complaint.expected, 'set it to false', complaint.at));
    }
  }
}
