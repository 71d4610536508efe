import { NAMED_CERTIFICATE } from '../../kinds/references/cert-manager';
import type { Cluster } from '../cluster/cluster';
import { objectsOf } from '../cluster/names';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';

/** A certificate that cert-manager is asked for by a resource of its own. */
export interface IssuedCertificate {
  readonly object: KubeObject;
  readonly secretName: string;
  /** The hosts that it is to be for. */
  readonly hosts: readonly string[];
}

/** The certificates that are asked for in a namespace. */
export function certificatesAskedIn(cluster: Cluster, namespace: string): readonly IssuedCertificate[] {
  return byNamespace(cluster).get(namespace);
}

const byNamespace = once((cluster: Cluster): Multimap<string, IssuedCertificate> => {
  const certificates = new Multimap<string, IssuedCertificate>();
  for (const { object } of objectsOf(cluster, NAMED_CERTIFICATE).all) {
    const { spec } = object;
    const names = [spec.get('commonName'), ...spec.get('dnsNames').items].flatMap(({ text }) => text || []);
    certificates.add(object.namespace, { object, secretName: spec.get('secretName').text ?? '', hosts: names });
  }
  return certificates;
});
