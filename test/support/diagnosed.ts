import { check } from '../../src/check/check';
import { type Diagnosis, diagnosisOf } from '../../src/diagnosis/diagnosis';
import { Cluster } from '../../src/model/cluster/cluster';
import { readObjects } from '../../src/model/objects/read';
import { objectsOfShop, type Shop } from './live-shop';

/** What is said of the Service of the shop after one thing in it was spoilt. */
export function diagnosed(spoil?: (shop: Shop) => void): Diagnosis {
  const cluster = new Cluster(readObjects(objectsOfShop(spoil)));
  const [service] = cluster.services.anywhere('web');
  if (service === undefined) {
    throw new Error('there is no Service web');
  }
  return diagnosisOf(cluster, service, check(cluster).findings);
}
