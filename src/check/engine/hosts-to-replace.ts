import { doubtful, type Fault } from './fault';

/** A fault of a host. `YOUR-HOST` is written by somebody who means it to be replaced. */
export function doubtfulInCapitals(certain: Fault): Fault {
  return /[A-Z]{3}/.test(certain.field.text ?? '')
    ? doubtful('a word in capitals may wait for a script to replace it', certain)
    : certain;
}
