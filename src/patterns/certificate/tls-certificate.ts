import { CLUSTER_ISSUER_ANNOTATION, ISSUER_ANNOTATION } from '../../kinds/companions/issuer-annotations';
import { CERTIFICATE_ARN } from '../../kinds/controllers/alb-certificates';
import { Complaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { referenceTo } from '../../values/object-reference';
import type { Parser } from '../../values/parser';
import { shown } from '../../values/wording';
import type { NamedSecret } from '../named-object';
import { accepted, readerOf } from '../refusal';
import { PemCertificate } from './pem-certificate';
import { keyUnrepeated, pemFile } from './pem-files';

/** The name of a Secret or Issuer. A key may have been given in its place. */
const objectName = keyUnrepeated(dnsSubdomain);

const arnOfCertificate: Parser<string> = keyUnrepeated((input) =>
  typeof input === 'string' && /^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[A-Za-z0-9-]+$/.test(input)
    ? input
    : new Complaint(
        shown(input),
        'the ARN of a certificate, such as "arn:aws:acm:us-west-2:123456789012:certificate/…"',
        'copy it from AWS Certificate Manager',
      ),
);

/** The two files that `openssl` and certificate authorities hand out. */
export interface PemFiles {
  /** The path of the certificate in PEM form, with intermediate certificates behind it, from the working directory. */
  readonly certificate: string;

  /** The path of its private key in PEM form, without a passphrase, from the working directory. */
  readonly privateKey: string;
}

const readPemFiles = readerOf<PemFiles>()({
  certificate: pemFile('certificate'),
  privateKey: pemFile('private key'),
});

/**
 * Where the certificate of an Ingress comes from.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
 */
export class TlsCertificate {
  /**
   * A Secret of type `kubernetes.io/tls` that exists in the namespace of the Ingress (`spec.tls[].secretName`).
   *
   * @param name a DNS name of 1 to 253 characters
   */
  public static fromSecretName(name: string): TlsCertificate {
    return new TlsCertificate({ secretName: accepted('TlsCertificate.fromSecretName', objectName(name)) });
  }

  /**
   * A Secret that this app makes or imports, of any cdk8s-plus release. One of another namespace than the Ingress's is
   * refused by the Ingress.
   *
   * @param secret the Secret, of type `kubernetes.io/tls`
   */
  public static fromSecret(secret: NamedSecret): TlsCertificate {
    const { name, namespace } = accepted('TlsCertificate.fromSecret', referenceTo('Secret')(secret));
    return new TlsCertificate({ secretName: name, namespace });
  }

  /**
   * Files on this machine, made into a Secret of type `kubernetes.io/tls` next to the Ingress. The manifest then holds the
   * private key, encoded but not encrypted: keep it out of version control, or prefer an existing Secret or cert-manager.
   *
   * Refused are files that cannot be read, an encrypted key, a key that is not the certificate's, an expired certificate,
   * and one that does not cover every host of the routes. No refusal shows anything of the key.
   *
   * @param files the paths of certificate and key
   */
  public static fromPemFiles(files: PemFiles): TlsCertificate {
    const where = 'TlsCertificate.fromPemFiles';
    const given = readPemFiles(where, files);
    return new TlsCertificate({ pem: accepted(where, PemCertificate.of(given.certificate, given.privateKey)) });
  }

  /**
   * A certificate that cert-manager obtains from an Issuer of the Ingress's namespace and keeps in a Secret called like the
   * Ingress with `-tls` behind it (annotation `cert-manager.io/issuer`).
   *
   * @param issuer the name of the Issuer, a DNS name of 1 to 253 characters
   * @see https://cert-manager.io/docs/usage/ingress/
   */
  public static fromIssuer(issuer: string): TlsCertificate {
    const name = accepted('TlsCertificate.fromIssuer', objectName(issuer));
    return new TlsCertificate({ annotations: { [ISSUER_ANNOTATION]: name } });
  }

  /**
   * The same from a ClusterIssuer (annotation `cert-manager.io/cluster-issuer`).
   *
   * @param issuer the name of the ClusterIssuer, a DNS name of 1 to 253 characters
   * @see https://cert-manager.io/docs/usage/ingress/
   */
  public static fromClusterIssuer(issuer: string): TlsCertificate {
    const name = accepted('TlsCertificate.fromClusterIssuer', objectName(issuer));
    return new TlsCertificate({ annotations: { [CLUSTER_ISSUER_ANNOTATION]: name } });
  }

  /**
   * A certificate of AWS Certificate Manager (annotation `alb.ingress.kubernetes.io/certificate-arn`), which only the AWS
   * Load Balancer Controller reads. There is no Secret.
   *
   * @param arn the ARN of the certificate, such as `arn:aws:acm:us-west-2:123456789012:certificate/…`
   */
  public static fromAcm(arn: string): TlsCertificate {
    const annotation = accepted('TlsCertificate.fromAcm', arnOfCertificate(arn));
    return new TlsCertificate({
      withoutSecret: true,
      annotations: { [CERTIFICATE_ARN]: annotation },
    });
  }

  /**
   * The certificate that the controller has of its own accord: a default certificate, or one that it finds by the host.
   * There is no Secret.
   */
  public static fromController(): TlsCertificate {
    return new TlsCertificate({ withoutSecret: true });
  }

  /**
   * A certificate that Google obtains and renews for the hosts of the routes (a ManagedCertificate, named by the annotation
   * `networking.gke.io/managed-certificates`), which only external load balancers of GKE take. There is no Secret. The hosts
   * must be precise names of at most 63 characters, which already lead to the load balancer.
   *
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs
   */
  public static fromGoogleManaged(): TlsCertificate {
    return new TlsCertificate({ withoutSecret: true, isManagedByGoogle: true });
  }

  private constructor(
    /** @internal */
    public readonly _source: CertificateSource,
  ) {}
}

interface CertificateSource {
  /** The Secret, if it exists; named after the Ingress otherwise. */
  readonly secretName?: string;
  /** The namespace of the Secret, where it is known. */
  readonly namespace?: string;
  readonly withoutSecret?: boolean;
  /** Whether Google obtains it, for which there is an object of its own. */
  readonly isManagedByGoogle?: boolean;
  readonly pem?: PemCertificate;
  readonly annotations?: Readonly<Record<string, string>>;
}
