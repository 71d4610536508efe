import fc from 'fast-check';
import type { ListenerPorts } from '../../../../src/kinds/gateways/gateway-facts';
import type { Manifest } from '../../../support/synth';
import { certificateContent, type DrawnCertificate } from './certificates';

/*
 * Listeners by chance, each for a host of the domain or all below it: plain, with a certificate, or handing TLS on.
 */

export interface DrawnListener {
  readonly listener: Manifest;
  readonly certificates: readonly DrawnCertificate[];
  readonly grants: readonly Manifest[];
}

/** The namespace of the Gateway, and another one. */
export const [FRONT, GUESTS] = ['front', 'guests'];

const API = 'gateway.networking.k8s.io';

const SORTS = [
  ['HTTP', 'a.'],
  ['HTTP', '*.'],
  ['HTTPS', 'a.'],
  ['HTTPS', '*.'],
  ['TLS', 'tls.'],
] as const;

const ADMITS = fc.constantFrom<object>(
  { namespaces: { from: 'All' } },
  { namespaces: { from: 'All' } },
  { namespaces: { from: 'All' } },
  {},
  { namespaces: { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': GUESTS } } } },
  { namespaces: { from: 'All' }, kinds: [{ kind: 'HTTPRoute' }] },
  { namespaces: { from: 'All' }, kinds: [{ kind: 'GRPCRoute' }] },
);

const ends = (name: string, host: string, domain: string) =>
  fc
    .record({
      content: certificateContent,
      namespace: fc.constantFrom(FRONT, FRONT, FRONT, GUESTS),
      isGranted: fc.boolean(),
    })
    .map(({ content, namespace, isGranted }) => {
      const secretName = `${name}-cert`;
      const certificate = { secretName, namespace, content, host, domain };
      return {
        tls: { mode: 'Terminate', certificateRefs: [{ name: secretName, namespace }] },
        certificates: [certificate],
        grants: isGranted && namespace === GUESTS ? [grant(secretName)] : [],
      };
    });

/** Lets the Gateway show a certificate of another namespace. */
function grant(name: string): Manifest {
  return {
    apiVersion: `${API}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: { name, namespace: GUESTS },
    spec: { from: [{ group: API, kind: 'Gateway', namespace: FRONT }], to: [{ group: '', kind: 'Secret', name }] },
  };
}

const PASSED_ON = fc.constant({ tls: { mode: 'Passthrough' }, certificates: [], grants: [] });
const PLAIN = fc.constant({ certificates: [], grants: [] });

const listener = (
  [protocol, label]: (typeof SORTS)[number],
  domain: string,
  { http, https }: ListenerPorts,
): fc.Arbitrary<DrawnListener> => {
  const hostname = `${label}${domain}`;
  const name = `${hostname.replace('*', 'any').split('.').slice(0, 2).join('-')}-${protocol.toLowerCase()}`;
  const tls = protocol === 'HTTP' ? PLAIN : protocol === 'TLS' ? PASSED_ON : ends(name, `a.${domain}`, domain);
  return fc
    .tuple<[object, { tls?: object } & Omit<DrawnListener, 'listener'>]>(ADMITS, tls)
    .map(([allowedRoutes, drawn]) => ({
      listener: {
        name,
        protocol,
        port: protocol === 'HTTP' ? http : https,
        hostname,
        ...(drawn.tls === undefined ? {} : { tls: drawn.tls }),
        // A listener that hands TLS on takes routes of that alone.
        allowedRoutes: protocol === 'TLS' ? { namespaces: { from: 'All' } } : allowedRoutes,
      },
      certificates: drawn.certificates,
      grants: drawn.grants,
    }));
};

/** One to three of them, no two for the same. */
export const listeners = (domain: string, ports: ListenerPorts): fc.Arbitrary<readonly DrawnListener[]> =>
  fc
    .subarray([...SORTS], { minLength: 1, maxLength: 3 })
    .chain((sorts) => fc.tuple(...sorts.map((sort) => listener(sort, domain, ports))));
