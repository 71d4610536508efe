import { instanceOf, listOf, optional, yesOrNo } from '../../values/parser';
import { portNumber } from '../../values/port';
import { HostCertificate } from '../certificate/host-certificate';
import { TlsCertificate } from '../certificate/tls-certificate';
import { readerOf } from '../refusal';
import { PassthroughRoute } from '../routes/passthrough-route';
import { type GatewayProps, gatewayFields, hostsField } from './gateway-props';

/** What a `TlsGateway` is made from. */
export interface TlsGatewayProps extends GatewayProps {
  /**
   * The certificate for all hosts that none of `certificates` names (`listeners[].tls.certificateRefs`). One in a Secret of
   * another namespace is granted to the Gateway by a ReferenceGrant there. Refused are certificates that the implementation
   * does not read, and those of cert-manager beside others.
   */
  readonly certificate: TlsCertificate;

  /**
   * Certificates for some of the hosts; the first that names a host is its own.
   *
   * @default - one certificate for all
   */
  readonly certificates?: HostCertificate[];

  /**
   * Hosts of routes that others attach, for which the Gateway must listen: DNS names, or `*.` and a DNS name, which takes
   * any number of labels in a Gateway.
   *
   * @default - the hosts of `routes` alone
   */
  readonly hosts?: string[];

  /**
   * TLS that is passed on to pods as it came, by host: a listener of mode `Passthrough` and a TLSRoute for each. Its hosts
   * must be others than those of `routes`.
   *
   * @default - none
   */
  readonly passthrough?: PassthroughRoute[];

  /**
   * Whether a listener for plain HTTP sends everybody on to HTTPS with status 301. It does nothing else, and no route of
   * `routes` is attached to it.
   *
   * @default true
   */
  readonly httpRedirect?: boolean;

  /**
   * The port of HTTPS, 1 to 65535 (`listeners[].port`).
   *
   * @default 443; 8443 for Traefik, which is the port of that entry point in its Helm chart
   */
  readonly httpsPort?: number;
}

/** Reads `TlsGatewayProps`. */
export const readTlsGateway = readerOf<TlsGatewayProps>()({
  ...gatewayFields,
  certificate: instanceOf(TlsCertificate, 'TlsCertificate.fromSecretName("tls-secret")'),
  certificates: optional(
    listOf(
      instanceOf(
        HostCertificate,
        'HostCertificate.of(TlsCertificate.fromSecretName("tls-secret"), ["shop.example.com"])',
      ),
      'certificates',
    ),
  ),
  hosts: hostsField,
  passthrough: optional(
    listOf(instanceOf(PassthroughRoute, 'PassthroughRoute.of("db.example.com", db.backend(tls))'), 'routes'),
  ),
  httpRedirect: optional(yesOrNo),
  httpsPort: optional(portNumber),
});
