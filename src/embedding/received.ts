import { Construct } from 'constructs';
import { check, type Verdict } from '../check/check';
import type { Target } from '../kinds/language/target';
import type { KubeObject } from '../model/objects/kube-object';
import { manifestsIn, nothingIn } from './received-manifests';
import { isWithin } from './rendered-app';

/** What was judged, and what came of it. */
export interface Judgement extends Verdict {
  /** How many objects there were to judge. */
  readonly objects: number;
}

/**
 * Judges whatever a test has at hand. The whole app of a construct is judged, for a chart may use the Services of another;
 * only what is below the construct is told. Throws where there is nothing to judge.
 */
export function judgementOn(received: unknown, target: Target): Judgement {
  const { cluster, makers } = manifestsIn(received);
  const isOurs = (object: KubeObject) => {
    const maker = makers.get(object);
    return !Construct.isConstruct(received) || (maker !== undefined && isWithin(maker, received));
  };
  const objects = cluster.objects.filter(isOurs).length;
  if (objects === 0) {
    throw new Error(nothingIn(received).sentence('expect(received)'));
  }
  const { findings, suppressed } = check(cluster, target);
  return {
    findings: findings.filter(({ object }) => isOurs(object)),
    suppressed: suppressed.filter(({ finding }) => isOurs(finding.object)),
    objects,
  };
}
