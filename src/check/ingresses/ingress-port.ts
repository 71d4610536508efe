import type { Cluster } from '../../model/cluster';
import type { Field } from '../../model/field';
import { portName, portNumber } from '../../values/port';
import { quoted } from '../../values/wording';
import { type Fault, fault, refusals } from '../fault';
import { refusedText } from '../refused-text';

/** What the API server refuses about the port of a `service` backend in an Ingress of a namespace. */
export function* ingressPortFaults(service: Field, namespace: string, cluster: Cluster): Iterable<Fault> {
  const port = service.get('port');
  const [name, number] = [port.get('name'), port.get('number')];
  if (name.value && number.value) {
    yield fault(port, 'both a name and a number', 'one of them', 'leave out the name');
  } else if (!name.value && !number.value) {
    if (port.keys.every((key) => key === 'name' || key === 'number') && (!port.isGiven || port.isMap)) {
      yield fault(port, 'no port', 'the name or the number of a port of the Service', 'add "number", or "name"');
    }
  } else if (number.value) {
    yield* Number.isInteger(number.value) ? refusals(number, portNumber) : [];
  } else {
    const known = cluster.services
      .named(namespace, service.get('name').text ?? '')
      .find((each) => each.portNamed(name.text ?? '') !== undefined)
      ?.portNamed(name.text ?? '')?.number;
    const meant = known ?? (/^\d{1,5}$/.test(name.text ?? '') ? Number(name.text) : undefined);
    for (const refusal of refusedText(name, portName)) {
      const fix = `write "number: ${meant}" in place of the name`;
      yield meant === undefined ? refusal : fault(name, quoted(name.text ?? ''), refusal.complaint.expected, fix);
    }
  }
}
