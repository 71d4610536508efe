import fc from 'fast-check';
import type { Manifest } from '../../support/synth';

/*
 * Ingresses by chance: one or two for a domain of their own, with hosts, wildcards and paths of every type, before Services
 * that are there, have no endpoint, or do not exist.
 */

export interface DrawnIngresses {
  readonly manifests: readonly Manifest[];
  /** What is worth asking: hosts that some rule is for. */
  readonly hosts: readonly string[];
}

/** The paths that requests are for. */
export const ASKED = ['/', '/shop', '/shop/', '/shop/cart', '/shopx', '/shop/cart/1', '/cart'];

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

/** Each host in one Ingress only, for the same reason. */
const ingresses = (domain: string, ingressClassName: string) =>
  fc
    .record({ own: paths, below: fc.option(paths), isApart: fc.boolean() })
    .map(({ own, below, isApart }): DrawnIngresses => {
      const rules = [
        { host: `a.${domain}`, http: { paths: own } },
        ...(below === null ? [] : [{ host: `*.${domain}`, http: { paths: below } }]),
      ];
      const ingress = (name: string, its: object[]) => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name },
        spec: { ingressClassName, rules: its },
      });
      const [first = '', ...others] = domain.split('.');
      return {
        manifests:
          isApart && others.length > 0
            ? rules.map((rule, i) => ingress(`${first}-${i}`, [rule]))
            : [ingress(first, rules)],
        hosts: [`a.${domain}`, ...(below === null ? [] : [`b.${domain}`])],
      };
    });

/** Several of them, which do not meet. */
export function drawnIngresses(className: string, count: number): fc.Arbitrary<readonly DrawnIngresses[]> {
  return fc.tuple(...Array.from({ length: count }, (_, i) => ingresses(`d${i}.example.com`, className)));
}
