import { Complaint } from '../../../values/complaint';
import type { TextMap } from '../../../values/labels';
import { quoted } from '../../../values/wording';
import { joinedName } from '../../joined-name';
import type { PlannedTls } from '../certificates';
import type { CustomResource, Dialect } from '../dialect';

/*
 * Certificates that Google obtains: an object of GKE, which an annotation of the Ingress names.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs
 */

const nameFor = (ingress: string) => joinedName(ingress, 'certificate');

/** The annotation of the Ingress. */
export function namingManagedCertificate(ingress: string): TextMap {
  return { 'networking.gke.io/managed-certificates': nameFor(ingress) };
}

/** The longest name that Google obtains a certificate for, in characters, and the most names of one. */
const LONGEST_HOST = 63;
const MOST_HOSTS = 100;

/** The object that has Google obtain a certificate. */
export function managedCertificate(
  name: string,
  className: string,
  { certificates }: PlannedTls,
  dialect: Dialect | undefined,
): CustomResource | Complaint | undefined {
  const managed = certificates.filter(({ certificate: { _source } }) => _source.isManagedByGoogle);
  const [first] = managed;
  if (first === undefined) {
    return undefined;
  }
  if (dialect?.facts.limits?.[className]?.includes('managedCertificate')) {
    return new Complaint(
      `a managed certificate for class ${quoted(className)}`,
      'an external load balancer, for others take none',
      'use IngressClassRef.gce(), or a certificate in a Secret',
      first.at,
    );
  }
  const hosts = managed.flatMap((each) => each.hosts);
  const unfit = hosts.find((host) => host.startsWith('*') || host.length > LONGEST_HOST);
  if (unfit !== undefined || hosts.length === 0 || hosts.length > MOST_HOSTS) {
    return new Complaint(
      unfit === undefined ? `${hosts.length} hosts` : `the host ${quoted(unfit)}`,
      `1 to ${MOST_HOSTS} precise hosts of at most ${LONGEST_HOST} characters`,
      'give the others a certificate of their own: certificateByHost',
      first.at,
    );
  }
  return {
    apiVersion: 'networking.gke.io/v1',
    kind: 'ManagedCertificate',
    name: nameFor(name),
    spec: { domains: hosts },
  };
}
