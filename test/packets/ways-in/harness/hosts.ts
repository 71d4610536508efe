import { readFileSync } from 'node:fs';
import type { Chart } from 'cdk8s';
import { type ISecret, Secret } from 'cdk8s-plus-27';
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

  /** A Secret with the certificate, for pods that show it themselves. */
  public secretIn(chart: Chart, name: string): ISecret {
    const stringData = {
      'tls.crt': readFileSync(this.files.certificate, 'utf8'),
      'tls.key': readFileSync(this.files.privateKey, 'utf8'),
    };
    return new Secret(chart, name, { metadata: { name }, type: 'kubernetes.io/tls', stringData });
  }

  /** The file by which a client verifies it. */
  public get ca(): string {
    return this.files.certificate;
  }
}
