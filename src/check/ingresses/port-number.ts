import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';

/** A refusal in a backend of an Ingress; one of the name of a port with its number for the cure, where that is known. */
export function withPortNumber(refusal: Fault, ingress: KubeObject, cluster: Cluster): Fault {
  const { steps, text: name = '' } = refusal.field;
  if (steps.at(-1) !== 'name' || steps.at(-2) !== 'port') {
    return refusal;
  }
  const service = ingress.root.find(...steps.slice(0, -2), 'name').text ?? '';
  const known = cluster.services
    .named(ingress.namespace, service)
    .find((each) => each.portNamed(name) !== undefined)
    ?.portNamed(name)?.number;
  const meant = known ?? (/^\d{1,5}$/.test(name) ? Number(name) : undefined);
  const fix = `write "number: ${meant}" in place of the name`;
  return meant === undefined ? refusal : fault(refusal.field, quoted(name), refusal.complaint.expected, fix);
}
