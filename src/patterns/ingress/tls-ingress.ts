import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { type Ingress, k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import type { TextMap } from '../../values/labels';
import { instanceOf, listOf, optional } from '../../values/parser';
import { quoted } from '../../values/wording';
import { claimName } from '../cluster/claims';
import { metadata, namedMetadata, namespaceOf } from '../metadata';
import { readProps, refusal } from '../refusal';
import { warn } from '../warning';
import { annotateServices } from './annotated-services';
import { type ControllerOptions, controllerOptionFields } from './controller-options';
import { HttpRoute } from './http-route';
import { IngressClassRef } from './ingress-class-ref';
import { RenderedIngress } from './rendered-ingress';
import { RouteBackend } from './route-backend';
import { TlsCertificate } from './tls-certificate';
import { refuseForeignAnnotations, translate } from './translations';

/** What a `TlsIngress` is made from. */
export interface TlsIngressProps extends ControllerOptions {
  /** The class, and with it the controller, that serves the Ingress (`spec.ingressClassName`). */
  readonly ingressClass: IngressClassRef;

  /** The certificate for all hosts of the routes (`spec.tls`). The hosts are taken from the routes, so they cannot differ. */
  readonly certificate: TlsCertificate;

  /**
   * The routes (`spec.rules`). A host, path and path type may occur once; `/a` as Exact and `/a` as Prefix are two.
   *
   * @default - none; then there must be a default backend
   */
  readonly routes?: HttpRoute[];

  /**
   * Where requests go that no route is for (`spec.defaultBackend`).
   *
   * @default - the controller answers them, mostly with 404
   */
  readonly defaultBackend?: RouteBackend;

  /**
   * Name, namespace, labels and annotations of the Ingress. The name is a DNS name of 1 to 253 characters. Annotations of
   * other controllers than the class's are refused where that is known.
   *
   * @default - named after the construct id, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * HTTPS from outside for Services inside, by host and path: an Ingress that ends TLS.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class TlsIngress extends Construct {
  /** The Ingress, as cdk8s-plus knows it. */
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
    const given = readProps<TlsIngressProps>()(this, props, {
      ...controllerOptionFields,
      ingressClass: instanceOf(IngressClassRef, 'IngressClassRef.named("traefik")'),
      certificate: instanceOf(TlsCertificate, 'TlsCertificate.fromSecretName("tls-secret")'),
      routes: optional(
        listOf(instanceOf(HttpRoute, 'HttpRoute.prefix("shop.example.com", "/", web.backend(http))'), 'routes'),
      ),
      defaultBackend: optional(instanceOf(RouteBackend, 'web.backend(http)')),
      metadata,
    });
    const routes = given.routes ?? [];
    const named = namedMetadata(this, given.metadata, dnsSubdomain);
    const namespace = namespaceOf(this, given.metadata);
    const backends = [
      ...routes.map(({ backend }) => backend),
      ...(given.defaultBackend === undefined ? [] : [given.defaultBackend]),
    ];
    this.refuseNoBackend(backends);
    this.refuseBackendsElsewhere(backends, namespace);
    this.hosts = [...new Set(routes.flatMap(({ host }) => host ?? []))];

    const planned = {
      name: named.name,
      namespace,
      routes,
      services: [...new Set(backends.map(({ serviceName }) => serviceName))],
    };
    const translated = translate(this, given.ingressClass, planned, given);
    const annotations = this.mergedAnnotations(
      named.annotations ?? {},
      translated.annotations,
      given.certificate._source.annotations ?? {},
    );
    refuseForeignAnnotations(this, given.ingressClass, annotations);

    const secretName = this.secretNameOf(given.certificate, named.name);
    this.certificateSecret = this.secretFromPem(given.certificate, secretName, namespace);
    this.ingress = new RenderedIngress(this, {
      metadata: { ...named, annotations },
      className: given.ingressClass.name,
      tls: [{ hosts: this.hosts.length === 0 ? undefined : this.hosts, secretName }],
      rules: routes.map((route) => ({
        host: route.host,
        ...translated.pathOf(route),
        backend: route.backend._toKube(),
      })),
      defaultBackend: given.defaultBackend?._toKube(),
    });
    claimName(this, 'Ingress', namespace, named.name);
    annotateServices(this, backends, translated.serviceAnnotations);
    for (const { name, ...resource } of translated.resources) {
      new ApiObject(this, resource.kind, { ...resource, metadata: { name, namespace: named.namespace } });
    }
  }

  private refuseNoBackend(backends: readonly RouteBackend[]): void {
    if (backends.length === 0) {
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

  /** An Ingress reaches Services of its own namespace only. Where one of the two is unknown, nothing can be said. */
  private refuseBackendsElsewhere(backends: readonly RouteBackend[], namespace: string | undefined): void {
    for (const { serviceName, _namespace } of backends) {
      if (_namespace !== undefined && namespace !== undefined && _namespace !== namespace) {
        throw refusal(
          this,
          new Complaint(
            `Service ${quoted(serviceName)} of namespace ${quoted(_namespace)}`,
            `Services of the Ingress's own namespace ${quoted(namespace)}`,
            'make the Ingress in the namespace of its Services',
            '.routes',
          ),
        );
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
            `${quoted(value)}, which the options ask for`,
            'leave the annotation to the option',
            '.metadata.annotations',
          ),
        );
      }
      merged[key] = value;
    }
    return merged;
  }

  private secretNameOf({ _source: source }: TlsCertificate, ingressName: string): string | undefined {
    return source.withoutSecret ? undefined : (source.secretName ?? `${ingressName}-tls`);
  }

  private secretFromPem(
    { _source: { pem } }: TlsCertificate,
    name: string | undefined,
    namespace: string | undefined,
  ): k8s.KubeSecret | undefined {
    if (pem === undefined || name === undefined) {
      return undefined;
    }
    const now = new Date();
    const complaint = pem.complaintFor(this.hosts, now);
    if (complaint !== undefined) {
      throw refusal(this, complaint.under('certificate'));
    }
    const warning = pem.warningAt(now);
    if (warning !== undefined) {
      warn(this, warning.under('certificate'));
    }
    claimName(this, 'Secret', namespace, name);
    return new k8s.KubeSecret(this, 'Certificate', {
      metadata: { name, namespace },
      type: 'kubernetes.io/tls',
      data: pem.secretData(),
    });
  }
}
