import { Construct } from 'constructs';
import { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { readObjects, readText } from '../model/objects/read';
import { Complaint } from '../values/complaint';
import { kindOf } from '../values/wording';
import { type RenderedApp, rendered } from './rendered-app';

/** What may be received, for sentences. */
const ACCEPTED = 'an app, a chart, manifests or YAML';

/** What a test has at hand: an app, a chart or another construct (all of its app), one manifest, several of them, or YAML. */
export function manifestsIn(received: unknown): RenderedApp {
  if (Construct.isConstruct(received)) {
    return rendered(received);
  }
  const objects = typeof received === 'string' ? objectsOf(received) : readObjects([received].flat());
  return { cluster: new Cluster(objects), makers: new Map() };
}

/** Why nothing can be said of what holds no object: a test that judges nothing must not pass. */
export function nothingIn(received: unknown): Complaint {
  return typeof received === 'string'
    ? new Complaint('a text without manifests', ACCEPTED, 'pass what the file holds, not its name')
    : new Complaint(kindOf(received), `${ACCEPTED} with at least one object`, 'pass one of these');
}

function objectsOf(text: string): readonly KubeObject[] {
  const { objects, problems } = readText({ name: 'received', text });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new Error(problem.message);
  }
  return objects;
}
