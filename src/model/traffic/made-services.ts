import { OPERATORS } from '../../kinds/operators';
import type { MadeName } from '../../kinds/operators/operator';
import type { Cluster } from '../cluster/cluster';
import { NameIndex } from '../cluster/name-index';
import { objectsOf } from '../cluster/names';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { placesOf } from '../views/named';

/** A Service that nobody wrote down, and that an operator makes of an object that is here. */
export interface MadeService {
  /** What it is made of. */
  readonly object: KubeObject;
  readonly name: string;
  readonly namespace: string;
  /** All its ports; none where nothing is known of them. */
  readonly ports: readonly number[];
}

/** All Services that operators make, as far as their names are known. */
export const madeServicesIn = once((cluster: Cluster): NameIndex<MadeService> => {
  const made = OPERATORS.flatMap((operator) =>
    objectsOf(cluster, operator).all.flatMap(({ object }) => operator.makes.flatMap((each) => madeOf(object, each))),
  );
  return new NameIndex(made, { calledOf: (each) => each });
});

function madeOf(object: KubeObject, { name, per, ports, portsAt }: MadeName): readonly MadeService[] {
  const whole = name.replace('*', object.name);
  const names =
    per === undefined
      ? [whole]
      : placesOf(object.root, per).flatMap(({ text }) => (text ? whole.replace('?', text) : []));
  const written = portsAt === undefined ? [] : placesOf(object.root, portsAt).flatMap((field) => field.number ?? []);
  return names.map((each) => ({
    object,
    name: each,
    namespace: object.namespace,
    ports: ports === undefined ? [] : [...ports, ...written],
  }));
}
