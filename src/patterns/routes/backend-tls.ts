import { dnsSubdomain } from '../../values/dns-name';
import { accepted } from '../refusal';
import { upstreamHost } from './upstream-host';

/**
 * How the certificate of pods that speak TLS is verified: by which name, and by whose signature.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/
 */
export class BackendTls {
  /**
   * By the certificates of a ConfigMap beside the Service, under its key `ca.crt`
   * (`validation.caCertificateRefs`).
   *
   * @param hostname the DNS name that the pods' certificate is for, sent as SNI as well (`validation.hostname`)
   * @param configMap the name of the ConfigMap, a DNS name of 1 to 253 characters
   */
  public static fromConfigMap(hostname: string, configMap: string): BackendTls {
    const where = 'BackendTls.fromConfigMap';
    return new BackendTls(
      accepted(`${where} hostname`, upstreamHost(hostname)),
      accepted(`${where} configMap`, dnsSubdomain(configMap)),
    );
  }

  /**
   * By the certificate authorities that the controller or gateway trusts of its own accord
   * (`validation.wellKnownCACertificates: System`).
   *
   * @param hostname the DNS name that the pods' certificate is for, sent as SNI as well (`validation.hostname`)
   */
  public static systemTrust(hostname: string): BackendTls {
    return new BackendTls(accepted('BackendTls.systemTrust hostname', upstreamHost(hostname)));
  }

  private constructor(
    /** The DNS name that the pods' certificate is for. */
    public readonly hostname: string,
    /**
     * The ConfigMap with the certificates of the authorities.
     *
     * @default - those of the system
     */
    public readonly configMap?: string,
  ) {}
}
