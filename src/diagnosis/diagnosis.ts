import type { Finding } from '../check/engine/finding';
import type { Cluster } from '../model/cluster/cluster';
import { reachedBy } from '../model/traffic/probed';
import type { Service } from '../model/views/service';
import { concernsOf } from './concerns';
import { type Facts, type Outcome, STEPS, type Step, type StepName, stepOf, worse } from './step';
import { atClusterIp } from './steps/cluster-ip';
import { atEndpoints } from './steps/endpoints';
import { atLoopback } from './steps/loopback';
import { atName } from './steps/name';
import { atPing } from './steps/ping';
import { atPod } from './steps/pod';
import { atPort } from './steps/port';
import { atReadiness } from './steps/readiness';
import { type WayIn, waysInTo } from './ways-in';

/** What can be said of a Service that does not work, without touching it. */
export interface Diagnosis {
  readonly service: Service;
  readonly outcome: Outcome;
  /** The eight steps, in their order. */
  readonly steps: readonly Step[];
  /** How requests come from outside, if they do. */
  readonly waysIn: readonly WayIn[];
}

/**
 * Answers the steps by which a Service is troubleshot, out of what a cluster says and what `check` found in it. Nothing is
 * judged here: a step fails by facts about it or by findings, and what neither tells is unknown.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/
 */
export function diagnosisOf(cluster: Cluster, service: Service, findings: readonly Finding[]): Diagnosis {
  const about = concernsOf(cluster, service, findings);
  const facts = factsOf(cluster, service);
  const steps = STEPS.map((name) => stepOf(name, facts[name], about(name)));
  const waysIn = waysInTo(cluster, service, about('way in'));
  const outcome = [...steps, ...waysIn].reduce<Outcome>((so, each) => worse(so, each.outcome), 'needless');
  return { service, outcome, steps, waysIn };
}

function factsOf(cluster: Cluster, service: Service): Readonly<Record<StepName, Facts>> {
  const reached = reachedBy(cluster, service);
  const [readiness, endpoints] = [atReadiness(cluster, service), atEndpoints(cluster, service)];
  const isReady = readiness.outcome !== 'failed';
  const isWithout = !isReady || endpoints.outcome === 'failed';
  return {
    'cluster IP': atClusterIp(cluster, service, isWithout),
    ping: atPing(service),
    readiness,
    endpoints,
    name: atName(cluster, service),
    port: atPort(cluster, service),
    pod: atPod(cluster, service, reached, isReady),
    loopback: atLoopback(cluster, service, reached, isReady),
  };
}
