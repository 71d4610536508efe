import fc from 'fast-check';
import { certificateContent } from './certificates';
import { type DrawnDomain, everyPath } from './domain';

/*
 * Ingresses by chance: one or two for a domain of their own, with hosts, wildcards and paths of every type, with TLS and
 * without, before Services that are there, have no endpoint, or do not exist.
 */

const path = fc
  .record({
    pathType: fc.constantFrom('Prefix', 'Prefix', 'Exact', 'ImplementationSpecific'),
    path: fc.constantFrom('/', '/shop', '/shop/', '/shop/cart', '/cart'),
    service: fc.constantFrom('web', 'cart', 'web', 'cart', 'empty', 'missing'),
    port: fc.constantFrom<object>({ number: 80 }, { number: 80 }, { name: 'http' }, { number: 81 }),
  })
  .map(({ service: name, port, ...compared }) => ({ ...compared, backend: { service: { name, port } } }));

/** Two paths that are the same would leave open which of them counts. */
const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 3, selector: (each) => `${each.pathType} ${each.path}` });

/** An entry of `spec.tls` for the first host, for what is below the domain, or for both. */
const tls = (domain: string) =>
  fc.record({
    hosts: fc.subarray([`a.${domain}`, `*.${domain}`], { minLength: 1 }),
    content: certificateContent,
  });

/** Ingresses of a class, and the annotations of those with TLS. */
export interface IngressClass {
  readonly name: string;
  readonly securing?: Readonly<Record<string, string>>;
  /** Annotations by which HTTP is sent on to HTTPS. */
  readonly redirecting?: Readonly<Record<string, string>>;
}

/** Each host in one Ingress only, for the same reason. */
const ingresses = (domain: string, { name: ingressClassName, securing, redirecting }: IngressClass) =>
  fc
    .record({
      own: paths,
      below: fc.option(paths),
      isApart: fc.boolean(),
      tls: fc.option(tls(domain)),
      isRedirected: fc.boolean(),
    })
    .map(({ own, below, isApart, tls, isRedirected }): DrawnDomain => {
      const [first = ''] = domain.split('.');
      const secretName = `${first}-cert`;
      const rules = [
        { host: `a.${domain}`, http: { paths: own } },
        ...(below === null ? [] : [{ host: `*.${domain}`, http: { paths: below } }]),
      ];
      const ingress = (name: string, its: object[], isSecure: boolean) => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: {
          name,
          annotations: { ...(tls !== null && isSecure ? securing : {}), ...(isRedirected ? redirecting : {}) },
        },
        spec: {
          ingressClassName,
          rules: its,
          ...(tls === null || !isSecure ? {} : { tls: [{ hosts: tls.hosts, secretName }] }),
        },
      });
      const hosts = [`a.${domain}`, ...(below === null ? [] : [`b.${domain}`])];
      return {
        manifests: isApart
          ? rules.map((rule, i) => ingress(`${first}-${i}`, [rule], i === 0))
          : [ingress(first, rules, true)],
        certificates:
          tls === null ? [] : [{ secretName, namespace: '', content: tls.content, host: `a.${domain}`, domain }],
        requests: [...everyPath('http', hosts), ...(tls === null ? [] : everyPath('https', hosts))],
      };
    });

/** Several of them, which do not meet. */
export function drawnIngresses(ofClass: IngressClass, count: number): fc.Arbitrary<readonly DrawnDomain[]> {
  return fc.tuple(...Array.from({ length: count }, (_, i) => ingresses(`d${i}.example.com`, ofClass)));
}
