import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { listed } from '../../values/wording';
import { refusal } from '../refusal';
import { PodPort } from './pod-port';
import type { PortMapping } from './service-port';

const WITH_PORTS = 'a Service with ports';

/** The port of a Service behind which a pod port lies. A handle that is no port of this Service is refused. */
export function mappingOf(owner: IConstruct, ports: readonly PortMapping[], handle: PodPort): PortMapping {
  const matches = handle instanceof PodPort ? ports.filter(({ target }) => target._equals(handle)) : [];
  const [match] = matches;
  if (match !== undefined && matches.length === 1) {
    return match;
  }
  const known = ports.length === 0 ? WITH_PORTS : listed([...new Set(ports.map(({ target }) => spoken(target)))]);
  throw refusal(
    owner,
    match === undefined
      ? new Complaint(
          handle instanceof PodPort
            ? `port ${spoken(handle)}, which is not one of this Service's`
            : 'something other than a PodPort',
          known,
          ports.length === 0 ? 'give the Service ports' : 'pass the handle that the Service was made with',
          '.port',
        )
      : new Complaint(
          `port ${handle}, which the Service offers as ${listed(matches.map(String), 'and')}`,
          'a port that is offered once',
          'give each a PodPort of its own, or name the number: RouteBackend.fromService(service, 80)',
          '.port',
        ),
  );
}

/** A port with what is spoken on it, in which alone two that read alike may differ. */
function spoken(port: PodPort): string {
  return port.appProtocol === undefined ? String(port) : `${port} speaking ${port.appProtocol}`;
}

/** The only port of a Service, for callers that named none. */
export function onlyMapping(owner: IConstruct, ports: readonly PortMapping[]): PortMapping {
  const [only] = ports;
  if (only !== undefined && ports.length === 1) {
    return only;
  }
  throw refusal(
    owner,
    new Complaint(
      'nothing',
      ports.length === 0 ? WITH_PORTS : `one of ${listed(ports.map(({ target }) => String(target)))}`,
      ports.length === 0 ? 'give the Service ports' : 'say which port is meant',
      '.port',
    ),
  );
}
