import { moreHostsBy } from '../../guesses/ingresses/more-hosts';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { certificatesAskedIn } from '../../model/traffic/issued-certificates';
import type { Ingress } from '../../model/views/ingress';
import { isComplaint } from '../../values/complaint';
import { hostCovers, host as hostName } from '../../values/host';
import { listed, quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { certificate } from '../examples/certificate-parts';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const certified = (...tlsHosts: readonly string[]) =>
  `- hosts:${tlsHosts.map((each) => `\n    - ${each}`).join('')}\n  secretName: shop-tls`;

const secured = (...tlsHosts: readonly string[]) => ingress({ tls: certified(...tlsHosts) });

const ALL_HOSTS = ingress({ className: 'nginx', tls: '- secretName: shop-tls' });

const SHARED = manifests(WEB, secured('"*.example.com"', 'example.com'));

const WITH_WWW = manifests(
  WEB,
  ingress({
    className: 'nginx',
    annotations: 'nginx.ingress.kubernetes.io/from-to-www-redirect: "true"',
    tls: certified('shop.example.com', 'www.shop.example.com'),
  }),
);

export const uncoveredTlsHost: Rule<Ingress> = {
  id: 'uncovered-tls-host',
  severity: 'warning',
  because:
    'Clients of a host that no TLS entry covers are shown the certificate of another host, or none, unless the controller finds one by the host.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, secured('shop.example.org')),
  says: 'Ingress shop/web spec.rules[0].host: found "shop.example.com", expected a host that spec.tls covers: "shop.example.org"; add it to the hosts of a TLS entry',
  good: manifests(WEB, secured('shop.example.com')),
  more: [
    {
      bad: manifests(WEB, secured('shop.example.com', 'admin.example.com')),
      says: 'Ingress shop/web spec.tls[0].hosts[1]: found "admin.example.com", for which no rule of any Ingress is, expected a host with a rule: "shop.example.com"; correct the host, add a rule, or leave it out',
      good: manifests(WEB, secured('shop.example.com')),
    },
    {
      bad: manifests(WEB, certificate('shop-tls', 'www.example.com'), secured('shop.example.com')),
      says: 'Ingress shop/web spec.tls[0].hosts[0]: found "shop.example.com", for which Certificate shop/shop asks no certificate, expected one of its dnsNames: "www.example.com"; add the host there',
      good: manifests(WEB, certificate('shop-tls', 'shop.example.com'), secured('shop.example.com')),
    },
  ],
  silent: [
    { when: 'a certificate for several hosts is shared, and some have no rule', manifests: SHARED },
    { when: 'the host leads to that of the rule', manifests: WITH_WWW },
    { when: 'an entry without hosts holds for all of them', manifests: ALL_HOSTS },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster): Iterable<Fault> {
    const { rules, tls } = subject;
    yield* withoutRule(subject, cluster);
    yield* notAskedFor(subject, cluster);
    const hosts = tls.flatMap((entry) => entry.hosts.flatMap(({ text }) => text || []));
    // An entry without hosts holds for all of them.
    if (tls.some((entry) => entry.hosts.length === 0) || hosts.length === 0) {
      return;
    }
    for (const rule of rules) {
      const host = rule.get('host').text;
      // What is no host is refused.
      if (host && !isComplaint(hostName(host)) && !hosts.some((covering) => hostCovers(covering, host))) {
        yield fault(
          rule.get('host'),
          quoted(host),
          `a host that spec.tls covers: ${listed([...new Set(hosts)].map(quoted))}`,
          'add it to the hosts of a TLS entry',
        );
      }
    }
  },
};

/** Hosts with a certificate that no Ingress has a rule for. A certificate for whatever lies below a domain is shared by many. */
function* withoutRule({ object, rules, tls, defaultBackend }: Ingress, cluster: Cluster): Iterable<Fault> {
  const hosts = rules.flatMap((rule) => rule.get('host').text || []);
  const isMoreThanRules =
    hosts.length < rules.length || defaultBackend !== undefined || moreHostsBy(object) !== undefined;
  if (hosts.length === 0 || isMoreThanRules) {
    return;
  }
  for (const { hosts: covered } of tls) {
    const isShared = covered.some(({ text }) => text?.startsWith('*'));
    const isOfRules = covered.some(({ text }) => hosts.some((host) => hostCovers(text ?? '', host)));
    for (const field of isShared || !isOfRules ? [] : covered) {
      const host = field.text ?? '';
      if (host !== '' && !isComplaint(hostName(host)) && !hostsWithRules(cluster).has(host)) {
        yield fault(
          field,
          `${quoted(host)}, for which no rule of any Ingress is`,
          `a host with a rule: ${listed([...new Set(hosts)].map(quoted))}`,
          'correct the host, add a rule, or leave it out',
        );
      }
    }
  }
}

/** The hosts of all rules, and those of routes, which may share a certificate. */
const hostsWithRules = once(
  ({ ingresses, routes }: Cluster): ReadonlySet<string> =>
    new Set([
      ...ingresses.all.flatMap(({ rules }) => rules.flatMap((rule) => rule.get('host').text ?? [])),
      ...routes.all.flatMap(({ hostnames }) => hostnames.flatMap(({ text }) => text ?? [])),
    ]),
);

/** Hosts for which cert-manager is not asked, by the resource that asks it for the Secret of the entry. */
function* notAskedFor({ object, tls }: Ingress, cluster: Cluster): Iterable<Fault> {
  for (const { hosts, secretName } of tls) {
    const [asked, another] = certificatesAskedIn(cluster, object.namespace).filter(
      (each) => each.secretName === secretName && each.hosts.length > 0,
    );
    for (const field of asked === undefined || another !== undefined ? [] : hosts) {
      const host = field.text ?? '';
      if (host !== '' && !isComplaint(hostName(host)) && !asked?.hosts.some((name) => hostCovers(name, host))) {
        yield fault(
          field,
          `${quoted(host)}, for which ${asked?.object.title} asks no certificate`,
          `one of its dnsNames: ${listed((asked?.hosts ?? []).map(quoted))}`,
          'add the host there',
        );
      }
    }
  }
}
