import { Cidr } from '../../values/cidr';
import { isComplaint } from '../../values/complaint';
import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS } from '../language/constraint';
import { constraint, refusal } from './makers';

/** A peer of a NetworkPolicy is a block of addresses, or pods. */
export const BLOCK_ALONE: Constraint = constraint(
  'combination',
  ['ipBlock', 'podSelector', 'namespaceSelector'],
  (peer) => {
    const [other] = ['podSelector', 'namespaceSelector'].filter((key) => peer.has(key));
    return peer.has('ipBlock') && other !== undefined
      ? [
          refusal(
            peer.get('ipBlock'),
            `ipBlock and ${other} together`,
            'one of them',
            'begin an entry of its own with "- "',
          ),
        ]
      : NO_REFUSALS;
  },
);

/** What is left out of a block lies in it, and is not all of it. */
export const EXCEPTIONS_INSIDE: Constraint = constraint('combination', ['cidr', 'except'], (block) => {
  const whole = Cidr.parse(block.get('cidr').text);
  return isComplaint(whole)
    ? NO_REFUSALS
    : block.get('except').items.flatMap((field) => {
        const part = Cidr.parse(field.text);
        return isComplaint(part) || (whole.contains(part) && whole.prefixLength < part.prefixLength)
          ? []
          : [refusal(field, shown(field.text), `a part of ${whole}`, 'leave it out, or correct one of the two')];
      });
});

/** A range of ports begins with a number, and does not end before. */
export const RANGE_OF_NUMBERS: Constraint = constraint('combination', ['port', 'endPort'], (port) => {
  const [first, last] = [port.get('port'), port.get('endPort')];
  if (!last.isGiven || (first.number !== undefined && last.number !== undefined && last.number >= first.number)) {
    return NO_REFUSALS;
  }
  return first.number === undefined
    ? [
        refusal(
          last,
          `endPort beside ${first.isGiven ? 'the name of a port' : 'no port'}`,
          'the number of a port',
          'write it',
        ),
      ]
    : [refusal(last, shown(last.value), `${first.number} or more`, 'write the last port of the range')];
});
