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

/** The certificates that are to lie in Secrets of a name, in whatever namespace. */
export function certificatesAskedAs(cluster: Cluster, secretName: string): readonly IssuedCertificate[] {
  return bySecretName(cluster).get(secretName);
}

const allAsked = once((cluster: Cluster): readonly IssuedCertificate[] =>
  objectsOf(cluster, NAMED_CERTIFICATE).all.map(({ object }) => {
    const { spec } = object;
    const hosts = [spec.get('commonName'), ...spec.get('dnsNames').items].flatMap(({ text }) => text || []);
    return { object, secretName: spec.get('secretName').text ?? '', hosts };
  }),
);

const byNamespace = once((cluster: Cluster) => indexed(cluster, ({ object }) => object.namespace));

const bySecretName = once((cluster: Cluster) => indexed(cluster, ({ secretName }) => secretName));

function indexed(
  cluster: Cluster,
  keyOf: (certificate: IssuedCertificate) => string,
): Multimap<string, IssuedCertificate> {
  const certificates = new Multimap<string, IssuedCertificate>();
  for (const certificate of allAsked(cluster)) {
    certificates.add(keyOf(certificate), certificate);
  }
  return certificates;
}
