import { Multimap } from '../lookup/multimap';
import type { KubeObject } from '../objects/kube-object';
import type { Workload } from '../views/workload';

/**
 * Who made which workloads. In a dump of a cluster stand a Deployment, the ReplicaSet that it made and the pods of that: all
 * are one, and the Deployment is where a person can change it.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export class Owners {
  /** The workloads that somebody wrote: those that no other one made. */
  readonly written: readonly Workload[];
  /** The workloads that others made. */
  readonly owned: readonly Workload[];
  private readonly byKey: ReadonlyMap<string, Workload>;
  private readonly made = new Multimap<Workload, Workload>();

  constructor(workloads: readonly Workload[]) {
    this.byKey = new Map(workloads.map((each) => [keyOf(each.kind, each.namespace, each.name), each]));
    const written: Workload[] = [];
    const owned: Workload[] = [];
    for (const workload of workloads) {
      const first = this.firstOf(workload);
      if (first === workload) {
        written.push(workload);
      } else {
        owned.push(workload);
        this.made.add(first, workload);
      }
    }
    this.written = written;
    this.owned = owned;
  }

  /** What a workload has made, and what that has made. */
  madeBy(workload: Workload): readonly Workload[] {
    return this.made.get(workload);
  }

  /** Whoever stands at the beginning: the workload itself, where somebody wrote it. */
  firstOf(workload: Workload): Workload {
    const passed = new Set<Workload>();
    let first = workload;
    for (let next = this.ownerOf(first); next !== undefined; next = this.ownerOf(first)) {
      // Manifests may say anything, even that two own each other: then neither made the other.
      if (passed.has(next)) {
        return workload;
      }
      passed.add(next);
      first = next;
    }
    return first;
  }

  private ownerOf({ object }: Workload): Workload | undefined {
    const owner = controllerOf(object);
    if (owner === undefined) {
      return undefined;
    }
    const found = this.byKey.get(keyOf(owner.kind, object.namespace, owner.name));
    const deployment = found === undefined ? deploymentOf(owner, object) : undefined;
    return deployment === undefined ? found : this.byKey.get(keyOf('Deployment', object.namespace, deployment));
  }
}

/** What made an object and keeps it as it is; it lies in the same namespace. */
interface Controller {
  readonly kind: string;
  readonly name: string;
}

function controllerOf({ root }: KubeObject): Controller | undefined {
  const owner = root.find('metadata', 'ownerReferences').items.find((each) => each.get('controller').flag === true);
  return owner && { kind: owner.get('kind').text ?? '', name: owner.get('name').text ?? '' };
}

/**
 * The Deployment of a pod whose ReplicaSet was not dumped with it: the name of the ReplicaSet is that of the Deployment, and
 * the hash that its pods have as a label.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label
 */
function deploymentOf({ kind, name }: Controller, { labels }: KubeObject): string | undefined {
  const ending = `-${labels.get('pod-template-hash') ?? ''}`;
  return kind === 'ReplicaSet' && ending !== '-' && name.endsWith(ending) ? name.slice(0, -ending.length) : undefined;
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
