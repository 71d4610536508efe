import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { PlacedBackend } from '../routes/route-backend';
import type { PlannedTls } from './certificates';

/**
 * Refuses Services and Secrets that the Ingress cannot reach: it knows those of its own namespace only. Where one of the
 * two namespaces is unknown, nothing can be said.
 */
export function refuseElsewhere(
  ingress: Construct,
  own: string | undefined,
  backends: readonly PlacedBackend[],
  { certificates }: PlannedTls,
): void {
  const other = backends.find(({ backend }) => isOther(backend._namespace, own));
  if (other !== undefined) {
    const { serviceName, _namespace = '' } = other.backend;
    throw refusal(
      ingress,
      new Complaint(
        `Service ${quoted(serviceName)} of namespace ${quoted(_namespace)}`,
        `Services of the Ingress's own namespace ${quoted(own ?? '')}`,
        'make the Ingress in the namespace of its Services',
        other.at,
      ),
    );
  }
  for (const { certificate, at } of certificates) {
    const { namespace, secretName = '' } = certificate._source;
    if (isOther(namespace, own)) {
      throw refusal(
        ingress,
        new Complaint(
          `Secret ${quoted(secretName)} of namespace ${quoted(namespace ?? '')}`,
          `a Secret of the Ingress's own namespace ${quoted(own ?? '')}`,
          'make the Secret there as well',
          at,
        ),
      );
    }
  }
}

function isOther(namespace: string | undefined, own: string | undefined): boolean {
  return namespace !== undefined && own !== undefined && namespace !== own;
}
