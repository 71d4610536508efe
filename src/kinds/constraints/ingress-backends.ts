import { isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import type { Field } from '../../values/field';
import { portName, portNumber } from '../../values/port';
import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal, textRefusals } from './makers';
import { objectRefusals } from './named-objects';

const LOOKS_AT = [
  ...['service.name', 'service.port.name', 'service.port.number'],
  ...['resource.apiGroup', 'resource.kind', 'resource.name'],
];

/** What the API server demands of a backend: validateIngressBackend in pkg/apis/networking/validation/validation.go of Kubernetes. */
export const INGRESS_BACKEND: Constraint = constraint('backend', LOOKS_AT, (backend, { target }) =>
  backendRefusals(backend, target.minor),
);

/** The same of the backend that each path needs. */
export const BACKEND_OF_PATH: Constraint = constraint(
  'backend',
  LOOKS_AT.map((way) => `backend.${way}`),
  (path, { target }) => (path.isMap ? backendRefusals(path.get('backend'), target.minor) : NO_REFUSALS),
);

function* backendRefusals(backend: Field, minor: number): Iterable<Refusal> {
  const [service, resource] = [backend.get('service'), backend.get('resource')];
  // Fields of other names, such as the `serviceName` of old, are told as what they are.
  if (service.isGiven === resource.isGiven && backend.keys.every((key) => key === 'service' || key === 'resource')) {
    const found = service.isGiven ? 'both a service and a resource' : 'neither a service nor a resource';
    yield refusal(backend, found, 'one of them', 'name the Service that takes the requests');
  } else if (service.isMap) {
    yield* nameRefusals(service.get('name'), minor);
    yield* portRefusals(service.get('port'));
  } else if (resource.isMap) {
    yield* objectRefusals(resource, 'resource');
  }
}

function* nameRefusals(name: Field, minor: number): Iterable<Refusal> {
  if (!name.value) {
    yield refusal(name, 'no name', 'the name of a Service', 'add it');
  } else if (name.text !== undefined && /[./]/.test(name.text)) {
    const fix = 'a backend lies in the namespace of the Ingress';
    yield refusal(name, shown(name.text), 'the plain name of a Service', fix);
  } else if (minor < 36 && /^\d/.test(name.text ?? '')) {
    const expected = 'a name that starts with a letter, before Kubernetes 1.36';
    yield refusal(name, shown(name.text), expected, 'rename the Service');
  } else {
    yield* textRefusals(name, dnsLabel);
  }
}

function* portRefusals(port: Field): Iterable<Refusal> {
  const [name, number] = [port.get('name'), port.get('number')];
  if (name.value && number.value) {
    yield refusal(port, 'both a name and a number', 'one of them', 'leave out the name');
  } else if (number.value) {
    const result = Number.isInteger(number.value) ? portNumber(number.value) : undefined;
    yield* isComplaint(result) ? [{ field: number, complaint: result }] : NO_REFUSALS;
  } else if (name.value) {
    yield* textRefusals(name, portName);
  } else if (port.keys.every((key) => key === 'name' || key === 'number') && (!port.isGiven || port.isMap)) {
    const expected = 'the name or the number of a port of the Service';
    yield refusal(port, 'no port', expected, 'add "number", or "name"');
  }
}
