import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { listeningPlacesIn } from './listening';

const TRAEFIK = /(?:^|\/)traefik(?:[:@]|$)/;

/**
 * The entry points of the Traefiks that are here, by their flags and files, but for those of UDP; none where none is here, or
 * does not say.
 */
export const entryPointsIn = once((cluster: Cluster): readonly string[] => [
  ...new Set(
    listeningPlacesIn(cluster).flatMap(({ container, name }) =>
      name !== undefined && TRAEFIK.test(container.image ?? '') ? name : [],
    ),
  ),
]);
