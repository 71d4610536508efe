import { isOfHelm } from '../../guesses/makers/helm';
import { isKustomized } from '../../guesses/makers/kustomize';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { madeServicesIn } from '../../model/traffic/made-services';
import type { Service } from '../../model/views/service';
import type { Field } from '../../values/field';
import { isKin, isSlip, meant } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';

const HEADLESS = /[-_.]headless$/;

/** What refers to a Service, and whether the files say in which namespace it looks for it. */
export interface Placed {
  readonly namespaceGiven: boolean;
}

/** Whether a Service is among the given manifests, made by an operator of one of them, or in every cluster. */
export function isProvided(cluster: Cluster, namespace: string, name: string | undefined): boolean {
  return (
    name !== undefined &&
    (cluster.services.named(namespace, name).length > 0 ||
      (namespace === 'default' && name === 'kubernetes') ||
      madeServicesIn(cluster).named(namespace, name).length > 0 ||
      misspeltServices(cluster).has(`${namespace}/${name}`))
  );
}

/** The objects whose kind is a slip of `Service`, which is told of. */
const misspeltServices = once(
  ({ objects }: Cluster): ReadonlySet<string> =>
    new Set(
      objects
        .filter(({ apiVersion, kind }) => apiVersion === 'v1' && isSlip(kind, 'Service'))
        .map(({ namespace, name }) => `${namespace}/${name}`),
    ),
);

/** The Service of a namespace that a wrong name most likely means; never the one that names it, as an alias does. */
export function nearService(cluster: Cluster, namespace: string, name: string, from?: Service): string | undefined {
  // Beside a headless Service there is often one for clients, which may lie in another file.
  const isAlike = (other: string) => HEADLESS.test(name) === HEADLESS.test(other) || isSlip(name, other);
  return meant(name, namesOfOthers(cluster, namespace, from).filter(isAlike));
}

/** Whether a wrong name is a slip of one that an operator gives a Service. */
export function isSlipOfMade(cluster: Cluster, namespace: string, name: string): boolean {
  return madeServicesIn(cluster)
    .in(namespace)
    .some((made) => isSlip(made.name, name));
}

/**
 * Whether a Service that an object refers to is a mistake, rather than one that lies in other files: there is one of
 * nearly that name, or one in another namespace.
 */
export function isSurelyMissing(cluster: Cluster, from: Placed, namespace: string, name: string): boolean {
  return nearService(cluster, namespace, name) !== undefined || isElsewhere(cluster, from, name);
}

/** Whether a Service that an object refers to in its own namespace is in another one, for certain. */
function isElsewhere(cluster: Cluster, from: Placed, name: string): boolean {
  return from.namespaceGiven && cluster.services.anywhere(name).some(({ object }) => object.namespaceGiven);
}

/**
 * What is to be said where a Service of the name is here and says nothing of its namespace, so that kubectl may put it where
 * it is looked for: little, and nothing where Kustomize or Helm sets namespaces. Undefined where there is no such Service.
 */
export function unsettled(cluster: Cluster, field: Field, found: string, name: string): readonly Fault[] | undefined {
  const unplaced = cluster.services.anywhere(name).filter(({ object }) => !object.namespaceGiven);
  if (unplaced.length === 0) {
    return undefined;
  }
  const mistake = fault(
    field,
    found,
    `Service ${quoted(name)} there, which is in these files without a namespace`,
    'write the namespace into it, unless kubectl is told',
  );
  return isKustomized(cluster) || unplaced.some(({ object }) => isOfHelm(object))
    ? []
    : [doubtful('it names no namespace, so kubectl may be told to put it there', mistake)];
}

/** Whether the pods for a missing Service are here and no Service selects them, as one does with most others. */
export function hasIdlePods(cluster: Cluster, namespace: string, name: string): boolean {
  const serving = cluster.workloads
    .in(namespace)
    .filter(({ pod, runsToCompletion }) => pod.ports.length > 0 && !runsToCompletion);
  const idle = serving.filter((workload) => cluster.servicesOf(workload).length === 0);
  // Where most have none, Services are not written down: courses make them with kubectl expose.
  return 2 * idle.length <= serving.length && idle.some((workload) => isKin(workload.name, name));
}

/** The Services that a wrong name may mean, for a sentence. */
export function expectedServices(cluster: Cluster, namespace: string, name: string, from?: Service): string {
  const near = nearService(cluster, namespace, name, from);
  const names = near === undefined ? namesOfOthers(cluster, namespace, from) : [near];
  return names.length === 0 ? 'a Service of that name' : listed([...new Set(names)].sort().map(quoted));
}

/** The names of the Services of a namespace, but for one, with those that operators make. */
function namesOfOthers(cluster: Cluster, namespace: string, from: Service | undefined): readonly string[] {
  return [...othersIn(cluster, namespace, from), ...madeServicesIn(cluster).in(namespace)].map(({ name }) => name);
}

/** The Services of a namespace, but for one. */
export function othersIn(cluster: Cluster, namespace: string, from: Service | undefined): readonly Service[] {
  return cluster.services.in(namespace).filter((service) => service !== from);
}
