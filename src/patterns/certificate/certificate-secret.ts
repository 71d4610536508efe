import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { TLS_TYPE } from '../../kinds/parts/tls-pair';
import type { Complaint } from '../../values/complaint';
import { claimName } from '../cluster/claims';
import { completeManifest } from '../complete-manifest';
import { refusal } from '../refusal';
import { warn } from '../warning';
import type { PemCertificate } from './pem-certificate';

/**
 * Makes the Secret of an Ingress from PEM files, after a look at the hosts and the calendar. Where there are several, the one
 * that is not for all hosts is told apart by its name.
 */
export function certificateSecret(
  ingress: Construct,
  pem: PemCertificate,
  hosts: readonly string[],
  metadata: { readonly name: string; readonly namespace: string | undefined },
  isForAll = true,
): k8s.KubeSecret {
  const now = new Date();
  const complaint = pem.complaintFor(hosts, now);
  if (complaint !== undefined) {
    throw refusal(ingress, complaint.under('certificate'));
  }
  const warning = pem.warningAt(now);
  if (warning !== undefined) {
    warn(ingress, warning.under('certificate'));
  }
  claimName(ingress, 'Secret', metadata.namespace, metadata.name);
  const data = pem.secretData();
  const id = isForAll ? 'Certificate' : `Certificate-${metadata.name}`;
  const secret = new k8s.KubeSecret(ingress, id, { metadata, type: TLS_TYPE, data });
  completeManifest(secret);
  return secret;
}

/** What the certificate does not cover of the hosts that were added to the Ingress later, for its validation. */
export function uncoveredHosts(pem: PemCertificate, hosts: readonly string[]): Complaint | undefined {
  return pem.complaintFor(hosts, new Date())?.under('certificate');
}
