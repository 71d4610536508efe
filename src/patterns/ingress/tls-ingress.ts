import type { Ingress, k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { isPlain, keysOf, propertyOf } from '../../values/foreign-object';
import { instanceOf, optional, type Parser } from '../../values/parser';
import { quoted, shown } from '../../values/wording';
import { TlsCertificate } from '../certificate/tls-certificate';
import { readerOf } from '../refusal';
import { INGRESS_WORDS } from '../words-of-kubernetes';
import { type ControllerOptions, controllerOptionFields } from './controller-options';
import { type IngressProps, ingressFields } from './ingress-props';
import { makeIngress } from './made-ingress';

/** What a `TlsIngress` is made from. */
export interface TlsIngressProps extends IngressProps, ControllerOptions {
  /**
   * The certificate for all hosts of the routes (`spec.tls`), but for those of `certificateByHost`. The hosts are taken from
   * the routes, so they cannot differ. Refused are one that does not cover a host, one in a Secret of another namespace, and
   * a Secret that the controller does not read.
   */
  readonly certificate: TlsCertificate;

  /**
   * Certificates of their own for some hosts, by the host as the routes write it. The controller chooses by the name that
   * the client asks for (SNI). Refused are hosts that no route is for.
   *
   * @default - all hosts share `certificate`
   */
  readonly certificateByHost?: { [host: string]: TlsCertificate };
}

const certificate = instanceOf(TlsCertificate, 'TlsCertificate.fromSecretName("tls-secret")');

/** A certificate for each host, by its name. */
const certificateByHost: Parser<Record<string, TlsCertificate>> = (input) => {
  const hosts = keysOf(input);
  if (hosts === undefined || !isPlain(input as object)) {
    return new Complaint(
      shown(input),
      'an object of certificates',
      'write it like { "shop.example.com": TlsCertificate.fromSecretName("shop-tls") }',
    );
  }
  const read: Record<string, TlsCertificate> = {};
  for (const host of hosts) {
    const parsed = certificate(propertyOf(input as object, host));
    if (isComplaint(parsed)) {
      return new Complaint(parsed.found, parsed.expected, parsed.fix, `[${quoted(host)}]`);
    }
    read[host] = parsed;
  }
  return read;
};

const readTlsIngress = readerOf<TlsIngressProps>()(
  {
    ...controllerOptionFields,
    ...ingressFields,
    certificate,
    certificateByHost: optional(certificateByHost),
  },
  INGRESS_WORDS,
);

/**
 * HTTPS from outside for Services inside, by host and path: an Ingress that ends TLS (networking.k8s.io/v1). What its
 * controller needs beside is made with it: a Secret from PEM files, Traefik's Middleware, GKE's FrontendConfig,
 * BackendConfig and ManagedCertificate, a second Ingress for a canary, annotations of the Services behind it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 *
 * @example
 * new TlsIngress(chart, 'front', {
 *   ingressClass: IngressClassRef.traefik(),
 *   certificate: TlsCertificate.fromSecretName('shop-tls'),
 *   routes: [HttpRoute.prefix('shop.example.com', '/', cart.backend())],
 * });
 */
export class TlsIngress extends Construct {
  /** The Ingress, as cdk8s-plus knows it. The hosts of rules that are added to it are added to the certificate's as well. */
  public readonly ingress: Ingress;

  /** The hosts of the routes, each once, in their order: what the certificates must cover. */
  public readonly hosts: string[];

  /**
   * The Secret that was made from the PEM files of `certificate`.
   *
   * @default - the certificate comes from elsewhere
   */
  public readonly certificateSecret?: k8s.KubeSecret;

  public constructor(scope: Construct, id: string, props: TlsIngressProps) {
    super(scope, id);
    const { certificate, certificateByHost, ...given } = readTlsIngress(this, props);
    const { ingress, hosts, certificateSecret } = makeIngress(this, given, { certificate, certificateByHost });
    this.ingress = ingress;
    this.hosts = hosts;
    this.certificateSecret = certificateSecret;
  }
}
