import { Complaint, isComplaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import { portName, servicePortName } from '../../values/port';
import type { Constraint } from '../language/constraint';
import { textOf, unlessEmpty } from './makers';

/** The name of a port of a Service, or of endpoints. */
export const SERVICE_PORT_NAME: Constraint = unlessEmpty(textOf('port name', servicePortName));

/** The name of a port of a container. */
export const CONTAINER_PORT_NAME: Constraint = unlessEmpty(textOf('port name', portName));

/** The name of a port, where a number without quotes would do as well. */
const nameOrNumber: Parser<string> = (input) => {
  const name = portName(input);
  return isComplaint(name) && /^\d{1,5}$/.test(String(input))
    ? new Complaint(
        `the text ${name.found}`,
        'a number, or a name with a letter in it',
        `write it without quotes: ${Number(input)}`,
      )
    : name;
};

export const NAME_OF_NUMBERED_PORT: Constraint = textOf('port name', nameOrNumber);
