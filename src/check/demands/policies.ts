import { Cidr } from '../../values/cidr';
import { isComplaint } from '../../values/complaint';
import { shown } from '../../values/wording';
import { fault, NO_FAULTS } from '../engine/fault';
import type { Demand } from './demands';

/** A peer of a NetworkPolicy is a block of addresses, or pods. */
export const blockAlone: Demand = (peer) => {
  const [other] = ['podSelector', 'namespaceSelector'].filter((key) => peer.has(key));
  return peer.has('ipBlock') && other !== undefined
    ? [
        fault(
          peer.get('ipBlock'),
          `ipBlock and ${other} together`,
          'one of them',
          'begin an entry of its own with "- "',
        ),
      ]
    : NO_FAULTS;
};

/** What is left out of a block lies in it, and is not all of it. */
export const exceptionsInside: Demand = (block) => {
  const whole = Cidr.parse(block.get('cidr').text);
  return isComplaint(whole)
    ? NO_FAULTS
    : block.get('except').items.flatMap((field) => {
        const part = Cidr.parse(field.text);
        return isComplaint(part) || (whole.contains(part) && whole.prefixLength < part.prefixLength)
          ? []
          : [fault(field, shown(field.text), `a part of ${whole}`, 'leave it out, or correct one of the two')];
      });
};

/** A range of ports begins with a number, and does not end before. */
export const rangeOfNumbers: Demand = (port) => {
  const [first, last] = [port.get('port'), port.get('endPort')];
  if (!last.isGiven || (first.number !== undefined && last.number !== undefined && last.number >= first.number)) {
    return NO_FAULTS;
  }
  return first.number === undefined
    ? [
        fault(
          last,
          `endPort beside ${first.isGiven ? 'the name of a port' : 'no port'}`,
          'the number of a port',
          'write it',
        ),
      ]
    : [fault(last, shown(last.value), `${first.number} or more`, 'write the last port of the range')];
};
