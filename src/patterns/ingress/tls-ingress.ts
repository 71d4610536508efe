import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Ingress, k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import type { TextMap } from '../../values/labels';
import { instanceOf, listOf, optional } from '../../values/parser';
import { quoted } from '../../values/wording';
import { certificateSecret, uncoveredHosts } from '../certificate/certificate-secret';
import { TlsCertificate } from '../certificate/tls-certificate';
import { claimName, claimRoute } from '../cluster/claims';
import { metadata, namedMetadata, namespaceOf } from '../metadata';
import { accepted, readerOf, refusal } from '../refusal';
import { HttpRoute } from '../routes/http-route';
import { RouteBackend } from '../routes/route-backend';
import { annotateServices } from './annotated-services';
import { type ControllerOptions, controllerOptionFields } from './controller-options';
import { IngressClassRef } from './ingress-class-ref';
import { RenderedIngress } from './rendered-ingress';
import { refuseElsewhere } from './same-namespace';
import { refuseForeignAnnotations, translate } from './translations';

/** What a `TlsIngress` is made from. */
export interface TlsIngressProps extends ControllerOptions {
  /** The class, and with it the controller, that serves the Ingress (`spec.ingressClassName`). */
  readonly ingressClass: IngressClassRef;

  /**
   * The certificate for all hosts of the routes (`spec.tls`). The hosts are taken from the routes, so they cannot differ.
   * Refused are one that does not cover a host, one in a Secret of another namespace, and a Secret that the controller does
   * not read.
   */
  readonly certificate: TlsCertificate;

  /**
   * The routes (`spec.rules`), in the order given, those of one host together. A host, path and path type may occur once;
   * `/a` as Exact and `/a` as Prefix are two, while the prefixes `/a` and `/a/` are one, which can have one backend.
   * Services of another namespace are refused.
   *
   * @default - none; then there must be a default backend
   */
  readonly routes?: HttpRoute[];

  /**
   * Where requests go that no route is for (`spec.defaultBackend`). Traefik reads it of an Ingress without routes only, so
   * both together are refused for it.
   *
   * @default - the controller answers them, mostly with 404
   */
  readonly defaultBackend?: RouteBackend;

  /**
   * Name, namespace, labels and annotations of the Ingress. The name is a DNS name of 1 to 253 characters. Refused are
   * annotations that contradict the other properties, and those of other controllers than the class's where that is known.
   *
   * @default - named after the construct id, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

const readTlsIngress = readerOf<TlsIngressProps>()({
  ...controllerOptionFields,
  ingressClass: instanceOf(IngressClassRef, 'IngressClassRef.named("traefik")'),
  certificate: instanceOf(TlsCertificate, 'TlsCertificate.fromSecretName("tls-secret")'),
  routes: optional(
    listOf(instanceOf(HttpRoute, 'HttpRoute.prefix("shop.example.com", "/", web.backend(http))'), 'routes'),
  ),
  defaultBackend: optional(instanceOf(RouteBackend, 'web.backend(http)')),
  metadata,
});

/**
 * HTTPS from outside for Services inside, by host and path: an Ingress that ends TLS (networking.k8s.io/v1). What its
 * controller needs beside is made with it: a Secret from PEM files, Traefik's Middleware, GKE's FrontendConfig and
 * BackendConfig, annotations of the Services behind it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class TlsIngress extends Construct {
  /** The Ingress, as cdk8s-plus knows it. The hosts of rules that are added to it are added to the certificate's as well. */
  public readonly ingress: Ingress;

  /** The hosts of the routes, each once, in their order: what the certificate must cover. */
  public readonly hosts: string[];

  /**
   * The Secret that was made from PEM files.
   *
   * @default - the certificate comes from elsewhere
   */
  public readonly certificateSecret?: k8s.KubeSecret;

  public constructor(scope: Construct, id: string, props: TlsIngressProps) {
    super(scope, id);
    const given = readTlsIngress(this, props);
    const { ingressClass, certificate, routes = [], defaultBackend, metadata: ownMetadata, ...options } = given;
    const named = namedMetadata(this, ownMetadata, dnsSubdomain);
    const namespace = namespaceOf(this, ownMetadata);
    const backends = [
      ...routes.map(({ backend }, i) => ({ backend, at: `.routes[${i}]` })),
      ...(defaultBackend === undefined ? [] : [{ backend: defaultBackend, at: '.defaultBackend' }]),
    ];
    this.refuseNoBackend(backends.length);
    refuseElsewhere(this, namespace, backends, certificate);
    this.hosts = [...new Set(routes.flatMap(({ host }) => host ?? []))];

    const { pem, annotations: ofCertificate = {}, ...source } = certificate._source;
    const secretName = source.withoutSecret ? undefined : (source.secretName ?? this.derived(`${named.name}-tls`));
    const services = [...new Set(backends.map(({ backend }) => backend.serviceName))];
    const planned = { name: named.name, namespace, routes, defaultBackend, services, secretName, options };
    const translated = translate(this, ingressClass, planned);
    const annotations = this.mergedAnnotations(named.annotations ?? {}, translated.annotations, ofCertificate);
    refuseForeignAnnotations(this, ingressClass, annotations);

    if (pem !== undefined && secretName !== undefined) {
      this.certificateSecret = certificateSecret(this, pem, this.hosts, { name: secretName, namespace });
    }
    const ingress = new RenderedIngress(this, {
      metadata: { ...named, annotations },
      className: translated.className,
      secretName,
      rules: routes.map((route) => ({
        host: route.host,
        ...translated.pathOf(route),
        backend: route.backend._toKube(),
        title: String(route),
      })),
      defaultBackend: defaultBackend?._toKube(),
      rewritten: options.stripPrefix === true,
    });
    this.ingress = ingress;
    if (pem !== undefined) {
      this.node.addValidation({ validate: () => uncoveredHosts(this, pem, ingress.certifiedHosts) });
    }
    claimName(this, 'Ingress', namespace, named.name);
    this.claimRoutes(ingressClass, routes, annotations);
    annotateServices(this, backends, translated.serviceAnnotations);
    for (const { name, ...resource } of translated.resources) {
      new ApiObject(this, resource.kind, { ...resource, metadata: { name: this.derived(name), namespace } });
    }
  }

  private refuseNoBackend(count: number): void {
    if (count === 0) {
      throw refusal(
        this,
        new Complaint(
          'no route and no default backend',
          'at least one of them',
          'add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http))',
          '.routes',
        ),
      );
    }
  }

  /** Routes of a canary repeat those of the Ingress that it takes a share from. */
  private claimRoutes({ name, controller }: IngressClassRef, routes: readonly HttpRoute[], annotations: TextMap): void {
    if (controller?._dialect.oneProxy && annotations['nginx.ingress.kubernetes.io/canary'] !== 'true') {
      for (const route of routes) {
        claimRoute(this, name, String(route));
      }
    }
  }

  private mergedAnnotations(given: TextMap, ...made: readonly TextMap[]): TextMap {
    const merged: Record<string, string> = { ...given };
    for (const [key, value] of made.flatMap((map) => Object.entries(map))) {
      if (merged[key] !== undefined && merged[key] !== value) {
        throw refusal(
          this,
          new Complaint(
            `${quoted(key)} set to ${quoted(merged[key])}`,
            `${quoted(value)}, which follows from the other properties`,
            'leave the annotation out, or change the property that it follows from',
            '.metadata.annotations',
          ),
        );
      }
      merged[key] = value;
    }
    return merged;
  }

  /** The name of an object that is called after the Ingress, whose own may leave no room for the addition. */
  private derived(name: string): string {
    const parsed = dnsSubdomain(name);
    return accepted(this, isComplaint(parsed) ? parsed.under('name').under('metadata') : parsed);
  }
}
