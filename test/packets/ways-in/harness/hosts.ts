import { TlsCertificate } from '../../../../src';
import { type CertificateFiles, opensslCertificate } from '../../../support/certificates';

/** A host with a certificate of its own, which vouches for itself. */
export class SecureHost {
  public static named(name: string): SecureHost {
    return new SecureHost(name, opensslCertificate(name, { alternatives: [`DNS:${name}`] }));
  }

  private constructor(
    public readonly name: string,
    private readonly files: CertificateFiles,
  ) {}

  public get certificate(): TlsCertificate {
    return TlsCertificate.fromPemFiles(this.files);
  }

  /** The file by which a client verifies it. */
  public get ca(): string {
    return this.files.certificate;
  }
}
