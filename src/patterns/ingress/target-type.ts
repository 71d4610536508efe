import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { PlacedBackend } from '../routes/route-backend';
import { hasNodePorts, hasNoNodePorts } from './backend-checks';
import type { Dialect } from './dialect';

/**
 * The annotation without which a controller would ask for node ports that Services have not: the load balancer of AWS would
 * have a target group without a port, and carry nothing. Not needed where every Service is known to have node ports.
 */
export function neededToReachPods(
  construct: Construct,
  dialect: Dialect | undefined,
  annotations: TextMap,
  backends: readonly PlacedBackend[],
): TextMap {
  const { podsAnnotation, reachesByDefault } = dialect?.facts ?? {};
  if (dialect === undefined || podsAnnotation === undefined || reachesByDefault === 'pods') {
    return {};
  }
  const { key, value } = podsAnnotation;
  const given = annotations[key];
  if (given === undefined) {
    return backends.length > 0 && !backends.every(({ backend }) => hasNodePorts(backend)) ? { [key]: value } : {};
  }
  const closed = given === value ? undefined : backends.find(({ backend }) => hasNoNodePorts(backend));
  if (closed !== undefined) {
    throw refusal(
      construct,
      new Complaint(
        `${quoted(key)} set to ${quoted(given)} for ${closed.backend}, which has no node ports`,
        `${quoted(value)}, or Services with node ports`,
        'leave the target type out, or use NodePortService',
        closed.at,
      ),
    );
  }
  return {};
}
