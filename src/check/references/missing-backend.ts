import { notGiven } from '../../guesses/makers/not-given';
import { makerOf, operatorIn } from '../../guesses/makers/operators';
import { hasUnclaimed } from '../../guesses/pods/unclaimed';
import { hasIdlePods, isSurelyMissing, type Placed } from '../../guesses/services/missing-service';
import { isSlipOfMade, nearService } from '../../guesses/services/near-service';
import type { Cluster } from '../../model/cluster/cluster';
import type { Field } from '../../values/field';
import { isSlip } from '../../values/likeness';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import { expectedServices, unsettled } from './missing-service';

/** A Service that an object, such as an Ingress or a route, sends requests to, and that is not here. */
export interface MissingBackend {
  readonly from: Placed;
  /** Where its name is written. */
  readonly field: Field;
  readonly namespace: string;
  readonly name: string;
  readonly port: number | string | undefined;
  /** Whether the others that are sent requests to, or some of them, are here. */
  readonly isBesideOthers: boolean;
  readonly fix: string;
}

/** What is to be said of a Service that is not here: for certain, in doubt, or nothing where no file may have it. */
export function missingBackend(cluster: Cluster, backend: MissingBackend): readonly Fault[] {
  const { from, field, namespace, name, port, isBesideOthers, fix } = backend;
  const found = `${quoted(name)}, which no Service in namespace ${namespace} is called`;
  const homeless = unsettled(cluster, field, found, name);
  if (homeless !== undefined) {
    return homeless;
  }
  const mistake = fault(field, found, expectedServices(cluster, namespace, name), fix);
  const isCertain =
    cluster.holdsAll('Service', namespace) ||
    isSlipOfMade(cluster, namespace, name) ||
    (makerOf(cluster, namespace, name) === undefined &&
      ((isBesideOthers && hasUnclaimed(cluster, namespace, port)) ||
        isSurelyMissing(cluster, from, namespace, name) ||
        hasIdlePods(cluster, namespace, name)));
  if (isCertain) {
    return [mistake];
  }
  const near = nearService(cluster, namespace, name);
  const operator = operatorIn(cluster);
  const isLikely =
    isBesideOthers ||
    (near !== undefined && isSlip(near, name)) ||
    (operator === undefined && cluster.services.in(namespace).length > 0);
  if (!isLikely) {
    return [];
  }
  const doubt = operator === undefined ? notGiven('Service') : `${notGiven('Service')}, or be made by ${operator}`;
  return [doubtful(doubt, mistake)];
}
