import type { Ingress } from '../../model/views/ingress';
import { isComplaint } from '../../values/complaint';
import { hostCovers, host as hostName } from '../../values/host';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';

const ingress = (tlsHost: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
spec:
  ingressClassName: traefik
  tls:
    - hosts:
        - ${tlsHost}
      secretName: shop-tls
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80`;

const ALL_HOSTS = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
  annotations: {}
spec:
  ingressClassName: nginx
  tls:
    - {secretName: shop-tls}
  rules:
    - {host: shop.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}`;

export const uncoveredTlsHost: Rule<Ingress> = {
  id: 'uncovered-tls-host',
  severity: 'warning',
  because:
    'Clients of a host that no TLS entry covers are shown the certificate of another host, or none, unless the controller finds one by the host.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, ingress('shop.example.org')),
  says: 'Ingress shop/web spec.rules[0].host: found "shop.example.com", expected a host that spec.tls covers: "shop.example.org"; add it to the hosts of a TLS entry',
  good: manifests(WEB, ingress('shop.example.com')),
  silent: [{ when: 'an entry without hosts holds for all of them', manifests: ALL_HOSTS }],
  on: ({ ingresses }) => ingresses.all,
  *check({ rules, tls }) {
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
