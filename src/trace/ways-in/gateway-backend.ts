import type { Cluster } from '../../model/cluster/cluster';
import { portNumberIn } from '../../model/views/port-fields';
import { isService, type Route, referenceAt } from '../../model/views/route';
import type { Field } from '../../values/field';
import { portAsked } from '../services/service';

/** Whether a backend is a port that is there and that the route may refer to. */
export function isThere(cluster: Cluster, { object }: Route, backend: Field): boolean {
  const reference = referenceAt(backend, object.namespace, '', 'Service');
  const [service] = cluster.services.named(reference.namespace, reference.name);
  return (
    isService(reference) &&
    cluster.grants.allow(object, reference) &&
    service !== undefined &&
    portAsked(service, portNumberIn(backend.get('port')), 'TCP') !== undefined
  );
}
