import { Complaint } from '../../values/complaint';
import { host as parseHost } from '../../values/host';
import { instanceOf, listOf } from '../../values/parser';
import { repeatedAt } from '../../values/repeated';
import { quoted } from '../../values/wording';
import { accepted, refusal } from '../refusal';
import { TlsCertificate } from './tls-certificate';

const readHosts = listOf(parseHost, 'hosts', { min: 1 });
const readCertificate = instanceOf(TlsCertificate, 'TlsCertificate.fromSecretName("tls-secret")');

/** A certificate for some of the hosts, beside the one for all others. */
export class HostCertificate {
  /**
   * A certificate for these hosts.
   *
   * @param certificate where the certificate comes from
   * @param hosts the hosts as the routes name them, each a DNS name, or `*.` and a DNS name; refused is a host given twice
   */
  public static of(certificate: TlsCertificate, hosts: string[]): HostCertificate {
    const where = 'HostCertificate.of';
    const parsed = accepted(`${where} certificate`, readCertificate(certificate));
    const names = accepted(`${where} hosts`, readHosts(hosts));
    const twice = repeatedAt(names);
    if (twice !== undefined) {
      const complaint = new Complaint(`${quoted(names[twice] ?? '')} a second time`, 'each host once', 'leave it out');
      throw refusal(`${where} hosts`, complaint.under(twice));
    }
    return new HostCertificate(parsed, names);
  }

  private constructor(
    /** Where the certificate comes from. */
    public readonly certificate: TlsCertificate,
    /** The hosts that it is for. */
    public readonly hosts: string[],
  ) {}
}
