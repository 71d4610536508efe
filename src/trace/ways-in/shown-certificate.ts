import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { certificateIn } from '../../model/traffic/certificates';
import type { Field } from '../../values/field';
import { hostCovers } from '../../values/host';
import { listed } from '../../values/wording';
import type { Path, Walk } from '../walk';

/** A Secret whose certificate a router shows, and the field that names it. */
export interface ShownSecret {
  readonly object: KubeObject;
  readonly field: Field;
  readonly namespace: string;
  readonly name: string;
}

/** Shows the certificate of a Secret to a client that asks for a host; the end of the way where the client will not take it. */
export function showCertificate(cluster: Cluster, start: Walk, shown: ShownSecret, host: string): Walk | Path[] {
  const secret = `Secret ${shown.namespace}/${shown.name}`;
  const walk = start.hop('tls', `the certificate of ${secret}`, shown.object, shown.field);
  const certificate = certificateIn(cluster, shown.namespace, shown.name);
  if (certificate === undefined) {
    return walk.assuming(`the certificate in ${secret} covers ${host}`);
  }
  const { names, validFrom, validTo, isNamedBySubjectOnly, isSelfSigned } = certificate;
  const refused = (because: string) => walk.ends({ is: 'certificate refused', because });
  if (!names.some((name) => hostCovers(name, host))) {
    return refused(
      `the certificate in ${secret} is for ${names.length === 0 ? 'no host' : listed(names, 'and')}, and not for ${host}`,
    );
  }
  const now = new Date();
  if (validTo < now) {
    return refused(`the certificate in ${secret} expired on ${day(validTo)}`);
  }
  if (validFrom > now) {
    return refused(`the certificate in ${secret} is not valid before ${day(validFrom)}`);
  }
  return walk.assuming(
    ...(isNamedBySubjectOnly
      ? [`the client looks at the common name of a certificate, as browsers and Go do not`]
      : []),
    isSelfSigned
      ? `the client trusts the certificate in ${secret}, which is self-signed`
      : `the client trusts who issued the certificate in ${secret}`,
  );
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
