import { check, type Verdict } from '../../../src/check/check';
import type { Finding } from '../../../src/check/engine/finding';
import { Cluster } from '../../../src/model/cluster/cluster';
import { KubeObject } from '../../../src/model/objects/kube-object';
import type { Step } from '../../../src/values/field';
import type { Change } from './change';

/** A set of manifests that works, or nearly so: what counts is what one more mistake adds. */
export class Application {
  readonly cluster: Cluster;
  private judged: Verdict['findings'] | undefined;

  constructor(
    readonly name: string,
    readonly objects: readonly KubeObject[],
  ) {
    this.cluster = new Cluster(objects);
  }

  /** What is found before anything is broken. */
  get findings(): readonly Finding[] {
    this.judged ??= check(this.cluster).findings;
    return this.judged;
  }

  /** What is found only once something is broken, and what each changed object is called by then. */
  after(changes: readonly Change[]): { readonly findings: readonly Finding[]; readonly changed: readonly string[] } {
    const changed = new Map<KubeObject, KubeObject>();
    const objects = this.objects.flatMap((object) => {
      const ownChanges = changes.filter((each) => each.object === object);
      if (ownChanges.length === 0) {
        return [object];
      }
      const data = ownChanges.reduce<unknown>(changedIn, structuredClone(object.written.value));
      if (data === undefined) {
        return [];
      }
      changed.set(object, new KubeObject(data, object.origin, object.path));
      return [changed.get(object) as KubeObject];
    });
    const added = changes
      .filter(({ object }) => !this.objects.includes(object))
      .map(({ object, value }) => new KubeObject(value, object.origin, object.path));
    const known = new Set(this.findings.map(keyOf));
    const { findings } = check(new Cluster([...objects, ...added]));
    return {
      findings: findings.filter((each) => !known.has(keyOf(each))),
      changed: [
        ...changes.flatMap(({ object }) => changed.get(object)?.title ?? []),
        ...added.map((each) => each.title),
      ],
    };
  }
}

/** Two findings are the same if they are about the same place; what they list may be worded anew. */
function keyOf({ rule, object, path, place }: Finding): string {
  return [rule, object.title, path, place?.file].join('\n');
}

function changedIn(data: unknown, { steps, value }: Change): unknown {
  const [last, ...way] = [...steps].reverse();
  if (last === undefined) {
    return value;
  }
  let holder = data as Record<Step, unknown>;
  for (const step of way.reverse()) {
    holder[step] ??= {};
    holder = holder[step] as Record<Step, unknown>;
  }
  if (value !== undefined) {
    holder[last] = value;
  } else if (Array.isArray(holder)) {
    holder.splice(Number(last), 1);
  } else {
    delete holder[last];
  }
  return data;
}
