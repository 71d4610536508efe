import fc from 'fast-check';
import type { Manifest } from '../../../support/synth';
import { APPS, namespace, TIERS } from './words';
import { writtenFor } from './written-endpoints';

/*
 * Services of every type, with what decides on the way to their endpoints.
 */

/** Labels that select one application, those of a tier, or nothing. */
const selector = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...APPS).map((app) => ({ app })) },
  { weight: 4, arbitrary: fc.constantFrom(...TIERS).map((tier) => ({ tier })) },
  { weight: 1, arbitrary: fc.constant({ app: 'nobody' }) },
);

const targetPort = fc.constantFrom<string | number>('http', 'http', 8080, 8080, 'admin', 'metrics');

const QUERIES = { name: 'dns', port: 53, protocol: 'UDP', targetPort: 5353 };

const ports = fc
  .record({ targetPort, queries: fc.constantFrom([], [], [QUERIES], [{ ...QUERIES, targetPort: 'queries' }]) })
  .map(({ targetPort, queries }) => [{ name: 'web', port: 80, targetPort }, ...queries]);

/** One of these things, or, twice as often as all of them together, nothing. */
const mayBe = (...things: readonly object[]) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constantFrom(...things) });

const families = mayBe(
  { ipFamilyPolicy: 'PreferDualStack' },
  { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6', 'IPv4'] },
  { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv6'] },
);

const traits = mayBe(
  { sessionAffinity: 'ClientIP' },
  { internalTrafficPolicy: 'Local' },
  { trafficDistribution: 'PreferSameNode' },
  { publishNotReadyAddresses: true },
);

const exposure = mayBe(
  { type: 'NodePort' },
  { type: 'NodePort', externalTrafficPolicy: 'Local' },
  { type: 'LoadBalancer' },
  { type: 'LoadBalancer', externalTrafficPolicy: 'Local' },
  { type: 'LoadBalancer', loadBalancerSourceRanges: ['172.30.100.0/24', 'fd00:172:30:100::/64'] },
  { type: 'LoadBalancer', loadBalancerSourceRanges: ['172.30.100.0/24'], ipFamilyPolicy: 'PreferDualStack' },
  { type: 'LoadBalancer', loadBalancerSourceRanges: ['203.0.113.0/24'], ipFamilyPolicy: 'PreferDualStack' },
  { type: 'LoadBalancer', loadBalancerSourceRanges: ['fd00:172:30:100::/64'], ipFamilyPolicy: 'PreferDualStack' },
);

const plainSpec = fc
  .tuple(fc.record({ selector, ports }), families, traits, exposure)
  .map((parts) => Object.assign({}, ...parts));

/** Ports have no part in what the name of a headless Service means; it may have none. */
const headlessPorts = fc.constantFrom(
  ...['http', 'http', 'admin', 'nowhere'].map((targetPort) => ({ ports: [{ name: 'web', port: 80, targetPort }] })),
  {},
);

const headlessSpec = fc
  .tuple(selector, headlessPorts, families, mayBe({ publishNotReadyAddresses: true }))
  .map(([selector, ports, families, readiness]) => ({
    clusterIP: 'None',
    selector,
    ...ports,
    ...families,
    ...readiness,
  }));

/** Of a Service that is drawn as well, or of one that is not there. */
const aliasSpec = fc.tuple(fc.constantFrom('s0', 's1', 's2', 's9'), namespace).map(([name, of]) => ({
  type: 'ExternalName',
  externalName: `${name}.${of}.svc.cluster.local`,
  ports: [{ port: 80 }],
}));

const alone = fc.constant<Manifest[]>([]);

/** A Service, and the endpoints that somebody writes for it. */
export const service = (name: string): fc.Arbitrary<Manifest[]> =>
  namespace.chain((namespace) => {
    const written = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec });
    const manual = families.map((families) => ({ ports: [{ name: 'web', port: 80 }], ...families }));
    return fc
      .oneof(
        { weight: 6, arbitrary: fc.tuple(plainSpec, alone) },
        { weight: 2, arbitrary: fc.tuple(headlessSpec, alone) },
        { weight: 2, arbitrary: fc.tuple(aliasSpec, alone) },
        { weight: 3, arbitrary: fc.tuple(manual, writtenFor(name, namespace)) },
      )
      .map(([spec, endpoints]) => [written(spec), ...endpoints]);
  });
