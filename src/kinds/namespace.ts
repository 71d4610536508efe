import { NAMED_BY_LABEL } from './constraints/names';
import { alike, clusterWide } from './language/kind';
import { ANYTHING } from './language/shape';
import { object } from './parts/object';

/** A room for objects, in which names count. */
export const NAMESPACE = clusterWide(
  'Namespace',
  alike(object(NAMED_BY_LABEL, { spec: ANYTHING, status: ANYTHING }), 'v1'),
  { short: ['ns'] },
);
