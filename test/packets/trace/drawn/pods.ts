import fc from 'fast-check';
import type { Manifest } from '../../../support/synth';
import { namespace, SERVICES, TIERS } from './words';

/*
 * Deployments and StatefulSets of echo servers, of which some never become ready.
 */

/** An image of the reader's own, in place of which the rig runs its echo server. */
const IMAGE = 'registry.example.com/echo:1.0';

/** What the echo server reads, and says to probes then. */
const UNREADY = { name: 'ECHO_UNREADY', value: 'true' };

/** Whether the pods of a workload never become ready. */
export function isUnready({ kind, spec }: Manifest): boolean {
  return ['Deployment', 'StatefulSet'].includes(kind) && spec.template.spec.containers[0].env.length > 0;
}

const container = fc
  .record({ hasAdmin: fc.boolean(), hasQueries: fc.boolean(), isReady: fc.constantFrom(true, true, true, true, false) })
  .map(({ hasAdmin, hasQueries, isReady }) => ({
    name: 'main',
    image: IMAGE,
    env: isReady ? [] : [UNREADY],
    ports: [
      { name: 'http', containerPort: 8080 },
      ...(hasAdmin ? [{ name: 'admin', containerPort: 9090 }] : []),
      ...(hasQueries ? [{ name: 'queries', containerPort: 5353, protocol: 'UDP' }] : []),
    ],
    readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 1 },
  }));

/** What names the pods of a StatefulSet, which all come at once, ready or not: a Service that is drawn as well, or none. */
const governed = fc
  .constantFrom(...SERVICES, 'nobody')
  .map((serviceName) => ({ serviceName, podManagementPolicy: 'Parallel' }));

export const workload = (name: string): fc.Arbitrary<Manifest> =>
  fc
    .record({
      namespace,
      tier: fc.constantFrom(...TIERS),
      replicas: fc.constantFrom(1, 1, 2),
      container,
      governed: fc.option(governed, { freq: 2 }),
    })
    .map(({ namespace, tier, replicas, container, governed }) => ({
      apiVersion: 'apps/v1',
      kind: governed === null ? 'Deployment' : 'StatefulSet',
      metadata: { name, namespace },
      spec: {
        ...governed,
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name, tier } },
          spec: { terminationGracePeriodSeconds: 1, containers: [container] },
        },
      },
    }));
