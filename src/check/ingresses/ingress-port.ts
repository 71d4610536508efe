import type { Cluster } from '../../model/cluster/cluster';
import type { Field } from '../../values/field';
import { portName, portNumber } from '../../values/port';
import { quoted } from '../../values/wording';
import { type Fault, fault, NO_FAULTS, refusals } from '../engine/fault';
import { refusedText } from '../engine/refused-text';

/** What the API server refuses about the port of a `service` backend in an Ingress of a namespace. */
export function ingressPortFaults(service: Field, namespace: string, cluster: Cluster): readonly Fault[] {
  const port = service.get('port');
  const [name, number] = [port.get('name'), port.get('number')];
  if (name.value && number.value) {
    return [fault(port, 'both a name and a number', 'one of them', 'leave out the name')];
  }
  if (!name.value && !number.value) {
    const isEmpty = port.keys.every((key) => key === 'name' || key === 'number') && (!port.isGiven || port.isMap);
    return isEmpty
      ? [fault(port, 'no port', 'the name or the number of a port of the Service', 'add "number", or "name"')]
      : NO_FAULTS;
  }
  if (number.value) {
    return Number.isInteger(number.value) ? refusals(number, portNumber) : NO_FAULTS;
  }
  const [refusal] = refusedText(name, portName);
  return refusal === undefined ? NO_FAULTS : [withNumber(refusal, service, namespace, cluster)];
}

/** The refusal of the name of a port, with its number for the cure, where that is known. */
function withNumber(refusal: Fault, service: Field, namespace: string, cluster: Cluster): Fault {
  const name = refusal.field.text ?? '';
  const known = cluster.services
    .named(namespace, service.get('name').text ?? '')
    .find((each) => each.portNamed(name) !== undefined)
    ?.portNamed(name)?.number;
  const meant = known ?? (/^\d{1,5}$/.test(name) ? Number(name) : undefined);
  const fix = `write "number: ${meant}" in place of the name`;
  return meant === undefined ? refusal : fault(refusal.field, quoted(name), refusal.complaint.expected, fix);
}
