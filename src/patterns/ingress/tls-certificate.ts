import { Complaint, isComplaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { text } from '../../values/parser';
import { shown } from '../../values/wording';
import { accepted, refusal } from '../refusal';
import { PemCertificate } from './pem-certificate';

/** An object that is referred to by its name: the Secrets of every cdk8s-plus release are such. */
export interface INamedObject {
  /** The name of the object. */
  readonly name: string;
}

/** The two files that `openssl` and certificate authorities hand out. */
export interface PemFiles {
  /** The path of the certificate in PEM form, with intermediate certificates behind it, from the working directory. */
  readonly certificate: string;

  /** The path of its private key in PEM form, without a passphrase, from the working directory. */
  readonly privateKey: string;
}

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
    return new TlsCertificate({ secretName: accepted('TlsCertificate.fromSecretName', dnsSubdomain(name)) });
  }

  /**
   * A Secret that this app makes or imports, of any cdk8s-plus release.
   *
   * @param secret the Secret, of type `kubernetes.io/tls`
   */
  public static fromSecret(secret: INamedObject): TlsCertificate {
    const name: unknown = (secret as INamedObject | undefined)?.name;
    return new TlsCertificate({ secretName: accepted('TlsCertificate.fromSecret', dnsSubdomain(name)) });
  }

  /**
   * Files on this machine, made into a Secret of type `kubernetes.io/tls` next to the Ingress. The manifest then holds the
   * private key, encoded but not encrypted: keep it out of version control, or prefer an existing Secret or cert-manager.
   *
   * Refused are files that cannot be read, a key that is not the certificate's, an expired certificate, and one that does
   * not cover every host of the routes.
   *
   * @param files the paths of certificate and key
   */
  public static fromPemFiles(files: PemFiles): TlsCertificate {
    const { certificate, privateKey } = (files ?? {}) as Partial<PemFiles>;
    return new TlsCertificate({
      pem: accepted('TlsCertificate.fromPemFiles', PemCertificate.read(certificate, privateKey)),
    });
  }

  /**
   * A certificate that cert-manager obtains from an Issuer of the Ingress's namespace and keeps in a Secret called like the
   * Ingress with `-tls` behind it (annotation `cert-manager.io/issuer`).
   *
   * @param issuer the name of the Issuer
   */
  public static fromIssuer(issuer: string): TlsCertificate {
    const name = accepted('TlsCertificate.fromIssuer', dnsSubdomain(issuer));
    return new TlsCertificate({ annotations: { 'cert-manager.io/issuer': name } });
  }

  /**
   * The same from a ClusterIssuer (annotation `cert-manager.io/cluster-issuer`).
   *
   * @param issuer the name of the ClusterIssuer
   */
  public static fromClusterIssuer(issuer: string): TlsCertificate {
    const name = accepted('TlsCertificate.fromClusterIssuer', dnsSubdomain(issuer));
    return new TlsCertificate({ annotations: { 'cert-manager.io/cluster-issuer': name } });
  }

  /**
   * A certificate of AWS Certificate Manager (annotation `alb.ingress.kubernetes.io/certificate-arn`), which only the AWS
   * Load Balancer Controller reads. There is no Secret.
   *
   * @param arn the ARN of the certificate
   */
  public static fromAcm(arn: string): TlsCertificate {
    const parsed = text(arn);
    if (isComplaint(parsed) || !/^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[A-Za-z0-9-]+$/.test(parsed)) {
      throw refusal(
        'TlsCertificate.fromAcm',
        new Complaint(
          shown(arn),
          'the ARN of a certificate',
          'such as "arn:aws:acm:us-west-2:123456789012:certificate/…"',
        ),
      );
    }
    return new TlsCertificate({
      withoutSecret: true,
      annotations: { 'alb.ingress.kubernetes.io/certificate-arn': parsed },
    });
  }

  /**
   * The certificate that the controller has of its own accord: a default certificate, or one that it finds by the host.
   * There is no Secret.
   */
  public static fromController(): TlsCertificate {
    return new TlsCertificate({ withoutSecret: true });
  }

  private constructor(
    /** @internal */
    public readonly _source: CertificateSource,
  ) {}
}

interface CertificateSource {
  /** The Secret, if it exists; named after the Ingress otherwise. */
  readonly secretName?: string;
  readonly withoutSecret?: boolean;
  readonly pem?: PemCertificate;
  readonly annotations?: Readonly<Record<string, string>>;
}
