import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import type { TlsCertificate } from '../certificate/tls-certificate';
import { refusal } from '../refusal';
import type { PlacedBackend } from '../routes/route-backend';

/**
 * Refuses Services and Secrets that the Ingress cannot reach: it knows those of its own namespace only. Where one of the
 * two namespaces is unknown, nothing can be said.
 */
export function refuseElsewhere(
  ingress: Construct,
  own: string | undefined,
  backends: readonly PlacedBackend[],
  { _source: secret }: TlsCertificate,
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
  if (isOther(secret.namespace, own)) {
    throw refusal(
      ingress,
      new Complaint(
        `Secret ${quoted(secret.secretName ?? '')} of namespace ${quoted(secret.namespace ?? '')}`,
        `a Secret of the Ingress's own namespace ${quoted(own ?? '')}`,
        'make the Secret there as well',
        '.certificate',
      ),
    );
  }
}

function isOther(namespace: string | undefined, own: string | undefined): boolean {
  return namespace !== undefined && own !== undefined && namespace !== own;
}
