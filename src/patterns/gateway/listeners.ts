import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { joinedName } from '../joined-name';
import type { AttachedListener } from './gateway-ref';
import { hostInName } from './host-in-name';
import type { ListenerSpec, NamespacesSpec, SecretRef } from './specs';

/** The most listeners that a Gateway has. */
const MOST_LISTENERS = 64;

/** The name of the listener for plain HTTP. */
export const HTTP = 'http';

/** The name of the listener for HTTPS of any host. */
const HTTPS = 'https';

/** What the listeners of a Gateway with TLS are made from. */
export interface ListenerPlan {
  /** The hosts of HTTPS, each once; undefined is any host. */
  readonly hosts: readonly (string | undefined)[];
  /** The hosts whose TLS is passed on. */
  readonly passthrough: readonly string[];
  readonly ports: { readonly http: number; readonly https: number };
  /** Whether there is a listener of plain HTTP. */
  readonly hasHttp: boolean;
  readonly namespaces: NamespacesSpec | undefined;
  /** The Secret with the certificate of a host; undefined where the implementation has it from elsewhere. */
  readonly secretFor: (host: string | undefined) => SecretRef | undefined;
  /** Whether all hosts have the same certificate. */
  readonly hasOneCertificate: boolean;
}

/** The listeners of a Gateway with TLS, and which of them take requests for a host. */
export class TlsListeners {
  static of(plan: ListenerPlan): TlsListeners | Complaint {
    if (plan.hasHttp && plan.ports.http === plan.ports.https) {
      return new Complaint(
        `port ${plan.ports.https} for HTTPS and for plain HTTP`,
        'a port for each, for one cannot speak both',
        'change httpsPort or httpPort, or set httpRedirect to false',
        '.httpsPort',
      );
    }
    const others = plan.passthrough.length + (plan.hasHttp ? 1 : 0);
    if (plan.hosts.length + others <= MOST_LISTENERS) {
      return new TlsListeners(plan, plan.hosts);
    }
    // One listener for any host serves them all, as long as they have one certificate: routes tell hosts apart as well.
    return plan.hasOneCertificate && others < MOST_LISTENERS
      ? new TlsListeners(plan, [undefined])
      : new Complaint(
          `${plan.hosts.length + others} listeners`,
          `at most ${MOST_LISTENERS}, one for each host that has a certificate of its own or is passed on`,
          'make several TlsGateways',
          '.routes',
        );
  }

  private constructor(
    private readonly plan: ListenerPlan,
    private readonly hosts: readonly (string | undefined)[],
  ) {}

  specs(): ListenerSpec[] {
    const { ports, namespaces, hasHttp, passthrough, secretFor } = this.plan;
    const allowedRoutes = namespaces === undefined ? undefined : { namespaces };
    return [
      ...(hasHttp ? [{ name: HTTP, port: ports.http, protocol: 'HTTP' as const }] : []),
      ...this.hosts.map((host): ListenerSpec => {
        const secret = secretFor(host);
        return {
          name: nameOf(HTTPS, host),
          port: ports.https,
          protocol: 'HTTPS',
          hostname: host,
          tls: secret === undefined ? undefined : { mode: 'Terminate', certificateRefs: [secret] },
          allowedRoutes,
        };
      }),
      ...passthrough.map((host): ListenerSpec => {
        const tls = { mode: 'Passthrough' as const };
        return { name: nameOf('tls', host), port: ports.https, protocol: 'TLS', hostname: host, tls, allowedRoutes };
      }),
    ];
  }

  /** The listeners that take requests for a host, the nearest alone; all of them for a route of any host. */
  takingFor(host: string | undefined, isPassedOn: boolean): AttachedListener[] | Complaint {
    const prefix = isPassedOn ? 'tls' : HTTPS;
    const hosts = isPassedOn ? this.plan.passthrough : this.hosts;
    const taking = (each: string | undefined) => ({
      name: nameOf(prefix, each),
      host: each,
      port: this.plan.ports.https,
    });
    if (host === undefined) {
      return hosts.map(taking);
    }
    const nearest = [...hosts].filter((each) => gatewayHostCovers(each, host)).sort(byPrecision)[0];
    return nearest === undefined && !hosts.includes(undefined)
      ? new Complaint(
          `the host ${quoted(host)}, for which the Gateway has no listener`,
          'a host that the Gateway was told of',
          'name it in the hosts of the TlsGateway, where its certificate must cover it',
        )
      : [taking(nearest)];
  }
}

/** Whether a listener for `pattern` takes requests for `host`: a star stands for any number of labels there. */
function gatewayHostCovers(pattern: string | undefined, host: string): boolean {
  return pattern === undefined || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
}

/** A host before its wildcards, longer ones before shorter ones, any host last. */
function byPrecision(one: string | undefined, other: string | undefined): number {
  const weight = (host: string | undefined) =>
    host === undefined ? 0 : host.startsWith('*') ? host.length : host.length + 1000;
  return weight(other) - weight(one);
}

/** `https.shop.example.com` for a host, `https-wildcard.example.com` for a wildcard, which no host can be mistaken for. */
function nameOf(prefix: string, host: string | undefined): string {
  if (host === undefined) {
    return prefix;
  }
  return host.startsWith('*') ? joinedName(prefix, hostInName(host)) : joinedName(`${prefix}.${host}`);
}
