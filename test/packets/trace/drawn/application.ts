import fc from 'fast-check';
import type { Manifest } from '../../../support/synth';
import { isUnready, workload } from './pods';
import { policy } from './policies';
import { service } from './services';
import { APPS, SERVICES } from './words';

/*
 * Applications by chance, legal and broken: a few Deployments and StatefulSets in two namespaces, Services of every sort in front of them, and
 * policies. The trace gets the manifests that the cluster gets, or what the cluster makes of them.
 */

export interface DrawnApplication {
  readonly manifests: readonly Manifest[];
  /** Whether the trace is to read a dump of the cluster: no manifest tells that pods do not become ready. */
  readonly isDumped: boolean;
}

const policies = fc.integer({ min: 0, max: 2 }).chain((count) => fc.tuple(...['p0', 'p1'].slice(0, count).map(policy)));

export const drawnApplication: fc.Arbitrary<DrawnApplication> = fc
  .tuple(fc.tuple(...APPS.map(workload)), fc.tuple(...SERVICES.map(service)), policies, fc.boolean())
  .map(([pods, services, policies, isAsked]) => ({
    manifests: [...pods, ...services.flat(), ...policies],
    isDumped: isAsked || pods.some(isUnready),
  }));
