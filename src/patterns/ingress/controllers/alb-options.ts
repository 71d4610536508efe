import type { Duration } from 'cdk8s';
import { FIRST_IN_GROUP, GROUP_NAME, GROUP_NAME_IN_WORDS, LAST_IN_GROUP } from '../../../kinds/controllers/alb-groups';
import { Complaint } from '../../../values/complaint';
import { literalPath } from '../../../values/http-path';
import { memberOf } from '../../../values/member';
import { listOf, objectWith, optional, type Parser, text, wholeNumber } from '../../../values/parser';
import { portNumber } from '../../../values/port';
import { secondsBetween } from '../../../values/seconds';
import { shown } from '../../../values/wording';

/** From where an Application Load Balancer can be reached. */
export enum AlbScheme {
  /** From the VPC, and what is connected with it. */
  INTERNAL = 'internal',
  /** From the internet. */
  INTERNET_FACING = 'internet-facing',
}

/** What an Application Load Balancer sends requests to. */
export enum AlbTargetType {
  /** The nodes, at the node ports of the Services, which must have some. */
  INSTANCE = 'instance',
  /** The pods themselves, whose addresses must be of the VPC. */
  IP = 'ip',
}

/** The address families of an Application Load Balancer. */
export enum AlbAddressType {
  /** Addresses of IPv4 alone. */
  IPV4 = 'ipv4',
  /** Addresses of both families. */
  DUAL_STACK = 'dualstack',
  /** Both families, of which IPv6 alone is public. */
  DUAL_STACK_WITHOUT_PUBLIC_IPV4 = 'dualstack-without-public-ipv4',
}

/** How an Application Load Balancer finds out whether targets are well. */
export interface AlbHealthCheck {
  /**
   * The path that is asked for (`alb.ingress.kubernetes.io/healthcheck-path`).
   *
   * @default - the controller's own: "/"; for gRPC "/AWS.ALB/healthcheck"
   */
  readonly path?: string;

  /**
   * The codes of good answers: `200`, `200,204` or `200-299`; for gRPC 0 to 99 (`alb.ingress.kubernetes.io/success-codes`).
   *
   * @default - the controller's own: 200; for gRPC 12
   */
  readonly successCodes?: string;

  /**
   * The port that is asked, 1 to 65535 (`alb.ingress.kubernetes.io/healthcheck-port`).
   *
   * @default - the port that requests go to
   */
  readonly port?: number;

  /**
   * The time between two questions, in whole seconds: 5 s to 300 s
   * (`alb.ingress.kubernetes.io/healthcheck-interval-seconds`).
   *
   * @default - the controller's own: 15 s
   */
  readonly interval?: Duration;

  /**
   * How long an answer may take, in whole seconds: 2 s to 120 s
   * (`alb.ingress.kubernetes.io/healthcheck-timeout-seconds`).
   *
   * @default - the controller's own: 5 s
   */
  readonly timeout?: Duration;
}

/** How an Application Load Balancer is set up. */
export interface AlbOptions {
  /**
   * From where it can be reached (`alb.ingress.kubernetes.io/scheme`).
   *
   * @default - the controller's own: from the VPC alone
   */
  readonly scheme?: AlbScheme;

  /**
   * The name of a group: Ingresses of one group share a load balancer (`alb.ingress.kubernetes.io/group.name`). At most 63
   * small letters, digits, `-` and `.`.
   *
   * @default - a load balancer for each Ingress
   */
  readonly groupName?: string;

  /**
   * Whose rules come first within the group: -1000 to 1000, the smaller first
   * (`alb.ingress.kubernetes.io/group.order`). Refused without `groupName`.
   *
   * @default - the controller's own: 0
   */
  readonly groupOrder?: number;

  /**
   * What requests are sent to (`alb.ingress.kubernetes.io/target-type`). Refused are targets of type instance for Services
   * that are known to have no node ports.
   *
   * @default - pods, unless each Service is known to have node ports
   */
  readonly targetType?: AlbTargetType;

  /**
   * The address families (`alb.ingress.kubernetes.io/ip-address-type`). Pods with IPv6 addresses alone need both.
   *
   * @default - the controller's own: IPv4
   */
  readonly addressType?: AlbAddressType;

  /**
   * How it finds out whether targets are well.
   *
   * @default - the controller's own
   */
  readonly healthCheck?: AlbHealthCheck;

  /**
   * The ports for plain HTTP, 1 to 65535 (`alb.ingress.kubernetes.io/listen-ports`).
   *
   * @default - 80 without a certificate or with `httpsRedirect`, else none
   */
  readonly httpPorts?: number[];

  /**
   * The ports for HTTPS, 1 to 65535 (`alb.ingress.kubernetes.io/listen-ports`). Refused without a certificate.
   *
   * @default - 443 with a certificate
   */
  readonly httpsPorts?: number[];

  /**
   * The security policy of HTTPS: protocols and ciphers (`alb.ingress.kubernetes.io/ssl-policy`), such as
   * `ELBSecurityPolicy-TLS13-1-2-2021-06`. Refused without a certificate.
   *
   * @default - the controller's own
   */
  readonly sslPolicy?: string;
}

const groupName: Parser<string> = (input) =>
  typeof input === 'string' && GROUP_NAME.test(input)
    ? input
    : new Complaint(shown(input), GROUP_NAME_IN_WORDS, 'choose one such as "shop"');

const codes: Parser<string> = (input) =>
  typeof input === 'string' && /^\d{1,3}(-\d{1,3}|(,\d{1,3})*)$/.test(input)
    ? input
    : new Complaint(shown(input), 'codes such as "200", "200,204" or "200-299"', 'write them as a text');

const ports = optional(listOf(portNumber, 'ports', { min: 1 }));

/** The parsers of `AlbOptions`. */
export const albFields = {
  scheme: optional(memberOf({ AlbScheme })),
  groupName: optional(groupName),
  groupOrder: optional(wholeNumber(FIRST_IN_GROUP, LAST_IN_GROUP)),
  targetType: optional(memberOf({ AlbTargetType })),
  addressType: optional(memberOf({ AlbAddressType })),
  healthCheck: optional(
    objectWith(
      {
        path: optional(literalPath),
        successCodes: optional(codes),
        port: optional(portNumber),
        interval: optional(secondsBetween(5, 300)),
        timeout: optional(secondsBetween(2, 120)),
      },
      'a health check',
    ),
  ),
  httpPorts: ports,
  httpsPorts: ports,
  sslPolicy: optional(text),
};

/** `AlbOptions` as they were read: times in seconds. */
export interface AlbSettings extends Omit<AlbOptions, 'healthCheck'> {
  readonly healthCheck?: {
    readonly path?: string;
    readonly successCodes?: string;
    readonly port?: number;
    readonly interval?: number;
    readonly timeout?: number;
  };
}
