import { Construct } from 'constructs';
import { check, type Verdict } from '../check/check';
import type { Target } from '../kinds/language/target';
import { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { readObjects, readText } from '../model/objects/read';
import { Complaint } from '../values/complaint';
import { kindOf } from '../values/wording';
import { isWithin, rendered } from './rendered-app';

/** What was judged, and what came of it. */
export interface Judgement extends Verdict {
  /** How many objects there were to judge. */
  readonly objects: number;
}

/** What may be judged, for sentences. */
const ACCEPTED = 'an app, a chart, manifests or YAML';

/**
 * Judges whatever a test has at hand: an app, a chart or another construct, one manifest, several of them, or YAML.
 * Throws where there is nothing to judge, for a test that judges nothing must not pass.
 */
export function judgementOn(received: unknown, target: Target): Judgement {
  const judgement = Construct.isConstruct(received)
    ? ofConstruct(received, target)
    : ofObjects(typeof received === 'string' ? objectsOf(received) : readObjects([received].flat()), target);
  if (judgement.objects > 0) {
    return judgement;
  }
  const complaint =
    typeof received === 'string'
      ? new Complaint('a text without manifests', ACCEPTED, 'pass what the file holds, not its name')
      : new Complaint(kindOf(received), `${ACCEPTED} with at least one object`, 'pass one of these');
  throw new Error(complaint.sentence('expect(received)'));
}

/** The whole app is judged, for a chart may use the Services of another; only what is below the construct is told. */
function ofConstruct(scope: Construct, target: Target): Judgement {
  const { cluster, makers } = rendered(scope);
  const isOurs = (object: KubeObject) => {
    const maker = makers.get(object);
    return maker !== undefined && isWithin(maker, scope);
  };
  const { findings, suppressed } = check(cluster, target);
  return {
    findings: findings.filter(({ object }) => isOurs(object)),
    suppressed: suppressed.filter(({ finding }) => isOurs(finding.object)),
    objects: cluster.objects.filter(isOurs).length,
  };
}

function ofObjects(objects: readonly KubeObject[], target: Target): Judgement {
  return { ...check(new Cluster(objects), target), objects: objects.length };
}

function objectsOf(text: string): readonly KubeObject[] {
  const { objects, problems } = readText({ name: 'received', text });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new Error(problem.message);
  }
  return objects;
}
