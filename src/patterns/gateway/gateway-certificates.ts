import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { CERTIFICATE_ARN } from '../../kinds/controllers/alb-certificates';
import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { Complaint } from '../../values/complaint';
import { hostCovers } from '../../values/host';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { certificateSecret } from '../certificate/certificate-secret';
import type { HostCertificate } from '../certificate/host-certificate';
import type { TlsCertificate } from '../certificate/tls-certificate';
import { joinedName } from '../joined-name';
import { refusal } from '../refusal';
import { hostInName } from './host-in-name';
import type { Reference } from './reference-grants';
import type { SecretRef } from './specs';

/** A certificate, the hosts that it is for, and the property that it came by. */
interface PlacedCertificate {
  readonly certificate: TlsCertificate;
  readonly hosts: readonly (string | undefined)[];
  readonly secretName: string | undefined;
  readonly at: string;
}

/** The certificates of a Gateway: which host has which, and what has to be written for them. */
export class GatewayCertificates {
  private readonly placed: readonly PlacedCertificate[];

  constructor(
    private readonly construct: Construct,
    private readonly home: { readonly name: string; readonly namespace: string | undefined },
    private readonly facts: GatewayFacts | undefined,
    given: { readonly certificate: TlsCertificate; readonly certificates: readonly HostCertificate[] },
    hosts: readonly (string | undefined)[],
  ) {
    const remaining = new Set(hosts);
    const special = given.certificates.map(({ certificate, hosts: names }, i) => {
      const own = [...remaining].filter((host) => host !== undefined && names.some((name) => hostCovers(name, host)));
      for (const host of own) {
        remaining.delete(host);
      }
      return this.place(certificate, own, `.certificates[${i}]`, names[0]);
    });
    const idle = special.find(({ hosts: none }) => none.length === 0);
    if (idle !== undefined) {
      throw refusal(
        construct,
        new Complaint(
          `a certificate for ${quoted(given.certificates[special.indexOf(idle)]?.hosts[0] ?? '')}`,
          'one for hosts of the routes, each of which has its certificate from the first that names it',
          'name a host of the routes, or leave the certificate out',
          idle.at,
        ),
      );
    }
    this.placed = [this.place(given.certificate, [...remaining], '.certificate'), ...special];
    for (const each of this.placed) {
      this.refuseUnread(each);
    }
    this.refuseMixedIssuers();
  }

  /** Whether all hosts have the same certificate. */
  get areOne(): boolean {
    return this.used.length < 2;
  }

  /** The Secret for a host, with its namespace where that is another than the Gateway's. */
  secretFor(host: string | undefined): SecretRef | undefined {
    const [common] = this.placed;
    const { certificate, secretName } = this.placed.find(({ hosts }) => hosts.includes(host)) ?? common ?? {};
    const namespace = certificate?._source.namespace;
    return secretName === undefined
      ? undefined
      : { name: secretName, namespace: namespace === this.home.namespace ? undefined : namespace };
  }

  /** The annotations by which cert-manager learns whom to ask for the certificates. */
  get annotations(): TextMap {
    return Object.assign({}, ...this.used.map(({ certificate }) => issuerOf(certificate)));
  }

  /** The ARN of a certificate of AWS Certificate Manager. */
  get arns(): string[] {
    return this.placed.flatMap(({ certificate }) => certificate._source.annotations?.[CERTIFICATE_ARN] ?? []);
  }

  /** The Secrets of other namespaces, which must be granted. */
  get references(): Reference[] {
    return this.placed.flatMap(({ certificate: { _source: source }, hosts, secretName }) =>
      secretName === undefined ||
      hosts.length === 0 ||
      source.namespace === undefined ||
      source.namespace === this.home.namespace
        ? []
        : [{ fromKind: 'Gateway', kind: 'Secret' as const, namespace: source.namespace, name: secretName }],
    );
  }

  /** Makes the Secrets of the certificates that were given as PEM files. */
  writeSecrets(): k8s.KubeSecret[] {
    return this.placed.flatMap(({ certificate, hosts, secretName, at }) => {
      const { pem } = certificate._source;
      const names = hosts.filter((host) => host !== undefined);
      return pem === undefined || secretName === undefined
        ? []
        : certificateSecret(
            this.construct,
            pem,
            names,
            { name: secretName, namespace: this.home.namespace },
            at === '.certificate',
          );
    });
  }

  /** Those of a host: the common one is idle where each host has its own. */
  private get used(): readonly PlacedCertificate[] {
    return this.placed.filter(({ hosts }) => hosts.length > 0);
  }

  private place(
    certificate: TlsCertificate,
    hosts: readonly (string | undefined)[],
    at: string,
    host?: string,
  ): PlacedCertificate {
    const { withoutSecret, secretName } = certificate._source;
    const made = joinedName(this.home.name, ...(host === undefined ? [] : [hostInName(host)]), 'tls');
    return { certificate, hosts, secretName: withoutSecret ? undefined : (secretName ?? made), at };
  }

  /** Refuses a certificate that the implementation would not see. */
  private refuseUnread({ certificate: { _source: source }, secretName, at }: PlacedCertificate): void {
    const { facts } = this;
    const isArn = source.annotations?.[CERTIFICATE_ARN] !== undefined;
    if (facts !== undefined && secretName !== undefined && !facts.certificates.secrets) {
      throw this.refusal(
        `a certificate in the Secret ${quoted(secretName)}`,
        `one of AWS Certificate Manager, for ${facts.name} reads no Secrets`,
        'use TlsCertificate.fromAcm, or TlsCertificate.fromController to have it found there by the hosts',
        at,
      );
    }
    if (source.isManagedByGoogle) {
      throw this.refusal(
        'a certificate that Google manages for an Ingress',
        'one of Certificate Manager or in a Secret, for Gateways take no ManagedCertificate',
        'use TlsCertificate.fromController with the annotation networking.gke.io/certmap, or TlsCertificate.fromSecretName',
        at,
      );
    }
    if (isArn && facts?.certificates.secrets) {
      throw this.refusal(
        'a certificate of AWS Certificate Manager',
        `one in a Secret, which is what ${facts.name} reads`,
        'use TlsCertificate.fromSecretName, or another class of Gateways',
        at,
      );
    }
    if (source.withoutSecret && !isArn && facts !== undefined && !facts.certificates.own) {
      throw this.refusal(
        'no Secret for the certificate',
        `a Secret, for ${facts.name} has no certificates of its own`,
        'use TlsCertificate.fromSecretName or TlsCertificate.fromIssuer',
        at,
      );
    }
  }

  /** cert-manager takes care of all certificates of a Gateway that asks for one, and by one issuer. */
  private refuseMixedIssuers(): void {
    const { used } = this;
    const issuers = used.map(({ certificate }) => JSON.stringify(issuerOf(certificate)));
    const other = issuers.findIndex((issuer) => issuer !== issuers[0]);
    if (other >= 0) {
      throw this.refusal(
        'certificates of cert-manager beside others',
        'one issuer for all hosts, for cert-manager takes care of every certificate of a Gateway',
        'make a TlsGateway for each, or take all certificates from one issuer',
        used[other]?.at ?? '',
      );
    }
    const anyHost = used.find(({ certificate, hosts }) => isIssued(certificate) && hosts.includes(undefined));
    if (anyHost !== undefined) {
      throw this.refusal(
        'a certificate of cert-manager for routes of any host',
        'routes with hosts, for cert-manager passes over listeners without one',
        'name the hosts, or take the certificate from a Secret',
        anyHost.at,
      );
    }
  }

  private refusal(found: string, expected: string, fix: string, at: string): Error {
    return refusal(this.construct, new Complaint(found, expected, fix, at));
  }
}

function issuerOf({ _source: { annotations = {} } }: TlsCertificate): TextMap {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => key !== CERTIFICATE_ARN));
}

function isIssued(certificate: TlsCertificate): boolean {
  return Object.keys(issuerOf(certificate)).length > 0;
}
