import { Complaint, isComplaint } from '../../values/complaint';
import { listOf, objectWith, optional, type Parser, text, yesOrNo } from '../../values/parser';
import { listed, shown } from '../../values/wording';
import type { PodPort } from '../ports/pod-port';
import { podPorts } from '../ports/port-parsers';
import type { BalancedService } from './provider-plan';

/** How listeners of an AWS Network Load Balancer speak TLS. */
export interface NlbTls {
  /**
   * The certificates, as ARNs of the AWS Certificate Manager or of IAM, at least one; the first is the default one
   * (`…/aws-load-balancer-ssl-cert`).
   */
  readonly certificateArns: string[];

  /**
   * The ports whose listeners speak TLS, as the handles that the Service was made with
   * (`…/aws-load-balancer-ssl-ports`). Refused are ports that the Service does not have, and UDP.
   *
   * @default - all TCP ports of the Service
   */
  readonly ports?: PodPort[];

  /**
   * The security policy: which versions and ciphers are spoken (`…/aws-load-balancer-ssl-negotiation-policy`), such as
   * `ELBSecurityPolicy-TLS13-1-2-2021-06`.
   *
   * @default - the controller's own
   */
  readonly policy?: string;

  /**
   * Whether the pods speak TLS as well (`…/aws-load-balancer-backend-protocol: ssl`). The certificate of the pods is not
   * looked at.
   *
   * @default false
   */
  readonly toPods?: boolean;
}

const ARN = /^arn:aws[\w-]*:(?:acm:[\w-]+|iam:):\d{12}:(?:certificate|server-certificate)\/.+$/;

const arn: Parser<string> = (input) =>
  typeof input === 'string' && ARN.test(input) && !input.includes(',')
    ? input
    : new Complaint(
        shown(input),
        'the ARN of a certificate, such as "arn:aws:acm:eu-central-1:123456789012:certificate/…"',
        'copy it from the AWS Certificate Manager',
      );

/** The parser of `NlbTls`. */
export const nlbTls = objectWith(
  {
    certificateArns: listOf(arn, 'ARNs of certificates', { min: 1 }),
    ports: optional(nonEmpty(podPorts)),
    policy: optional(text),
    toPods: optional(yesOrNo),
  },
  'how listeners speak TLS',
) satisfies Parser<NlbTls>;

function nonEmpty<T>(parse: Parser<T[]>): Parser<T[]> {
  return (input) => {
    const parsed = parse(input);
    return !isComplaint(parsed) && parsed.length === 0
      ? new Complaint('an empty list', 'ports that speak TLS, at least 1', 'leave it out for all, or leave out tls')
      : parsed;
  };
}

/** What is wrong with the TLS ports for a Service. */
export function tlsComplaint({ ports }: BalancedService, tls: NlbTls): Complaint | undefined {
  const tcp = ports.filter(({ target }) => target.protocol === 'TCP');
  const strange = (tls.ports ?? []).find((port) => !tcp.some(({ target }) => target._equals(port)));
  if (tcp.length > 0 && strange === undefined) {
    return undefined;
  }
  return new Complaint(
    strange === undefined ? 'tls for a Service without a TCP port' : `the TLS port ${strange}`,
    tcp.length === 0 ? 'a TCP port' : listed(tcp.map(({ target }) => String(target))),
    strange === undefined ? 'leave out tls' : 'pass the handle of a TCP port of the Service',
    '.provider',
  );
}

/** The annotations that make the listeners speak TLS. */
export function tlsAnnotations({ ports }: BalancedService, tls: NlbTls): Record<string, string | undefined> {
  const chosen =
    tls.ports === undefined ? [] : ports.filter(({ target }) => tls.ports?.some((port) => target._equals(port)));
  return {
    'ssl-cert': tls.certificateArns.join(','),
    // Without the annotation, every TCP listener speaks TLS.
    'ssl-ports': chosen.length === 0 ? undefined : chosen.map(({ port }) => port).join(','),
    'ssl-negotiation-policy': tls.policy,
    'backend-protocol': tls.toPods ? 'ssl' : undefined,
  };
}
