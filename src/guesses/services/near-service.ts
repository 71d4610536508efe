import type { Cluster } from '../../model/cluster/cluster';
import { type MadeService, madeServicesIn } from '../../model/traffic/made-services';
import type { Service } from '../../model/views/service';
import { compared, isSlip, meant } from '../../values/likeness';

/** The name of a Service of a namespace that a wrong one most likely means; never of the one that names it, as an alias does. */
export function nearService(cluster: Cluster, namespace: string, name: string, from?: Service): string | undefined {
  return nearName(name, namesOfOthers(cluster, namespace, from));
}

/** The written Service of a namespace that a wrong name most likely means. */
export function mistyped(cluster: Cluster, namespace: string, name: string): Service | undefined {
  const services = cluster.services.in(namespace);
  const near = nearName(
    name,
    services.map((service) => service.name),
  );
  return near === undefined ? undefined : services.find((service) => service.name === near);
}

/** The Service that an operator makes in the namespace, and that a wrong name most likely means. */
export function mistypedMade(cluster: Cluster, namespace: string, name: string): MadeService | undefined {
  const made = madeServicesIn(cluster).in(namespace);
  const near = made.find((each) => isSlip(each.name, name));
  return near ?? made.find(({ object }) => name === object.name || name.startsWith(`${object.name}-`));
}

/** The Service of that name whose namespace a wrong one most likely means. */
export function mistypedNamespace(cluster: Cluster, namespace: string, name: string): Service | undefined {
  return cluster.services.anywhere(name).find((service) => isSlip(service.namespace, namespace));
}

/** Whether a wrong name is a slip of one that an operator gives a Service. */
export function isSlipOfMade(cluster: Cluster, namespace: string, name: string): boolean {
  return madeServicesIn(cluster)
    .in(namespace)
    .some((made) => isSlip(made.name, name));
}

/** The names of the Services of a namespace, but for one, with those that operators make. */
export function namesOfOthers(cluster: Cluster, namespace: string, from: Service | undefined): readonly string[] {
  return [...othersIn(cluster, namespace, from), ...madeServicesIn(cluster).in(namespace)].map(({ name }) => name);
}

/** The Services of a namespace, but for one. */
export function othersIn(cluster: Cluster, namespace: string, from: Service | undefined): readonly Service[] {
  return cluster.services.in(namespace).filter((service) => service !== from);
}

function nearName(name: string, candidates: readonly string[]): string | undefined {
  // Beside a headless Service there is often one for clients, which may lie in another file.
  const isAlike = (other: string) => isForPeers(other) === isForPeers(name) || isSlip(other, name);
  return meant(name, compared(candidates).filter(isAlike));
}

function isForPeers(name: string): boolean {
  return /[-_.]headless$/.test(name);
}
