import { Protocol } from 'cdk8s-plus-27';
import { PodSpread, TrafficPolicy } from '../../src';
import { memberOf } from '../../src/values/member';
import { itRefuses, itTakes } from './tables';

describe('a protocol (SVC-8, FMT-19)', () => {
  const protocol = memberOf({ Protocol });

  itTakes(protocol, [['TCP'], ['UDP'], ['SCTP'], [Protocol.TCP]]);

  itRefuses(protocol, 'Protocol.TCP, Protocol.UDP or Protocol.SCTP', [
    ['tcp', '"tcp"', 'did you mean Protocol.TCP?'],
    ['Sctp', '"Sctp"', 'did you mean Protocol.SCTP?'],
    ['TPC', '"TPC"', 'did you mean Protocol.TCP?'],
    ['HTTP', '"HTTP"', 'choose one of these'],
    ['', 'an empty text', 'choose one of these'],
    [6, '6', 'choose one of these'],
    [undefined, 'nothing', 'choose one of these'],
  ]);
});

describe('a member whose value in manifests is called otherwise', () => {
  itRefuses(memberOf({ PodSpread }), 'PodSpread.PREFERRED or PodSpread.REQUIRED', [
    ['Required', '"Required"', 'did you mean PodSpread.REQUIRED?'],
    ['scheduleAnyway', '"scheduleAnyway"', 'did you mean PodSpread.PREFERRED?'],
    ['everywhere', '"everywhere"', 'choose one of these'],
  ]);
});

describe('a member that is written as a text', () => {
  itRefuses(memberOf({ TrafficPolicy }), 'TrafficPolicy.CLUSTER or TrafficPolicy.LOCAL', [
    ['TrafficPolicy.LOCAL', '"TrafficPolicy.LOCAL"', 'did you mean TrafficPolicy.LOCAL?'],
    ['toString', '"toString"', 'choose one of these'],
  ]);
});
