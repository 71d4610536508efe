import type { Service } from '../../model/views/service';
import type { Facts } from '../step';

/**
 * Whether the Service answers a ping, which nobody need try.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
export function atPing({ isExternalName, isHeadless }: Service): Facts {
  return {
    outcome: 'needless',
    says:
      isExternalName || isHeadless
        ? 'leave it: an answer would say nothing about a port'
        : 'leave it: a cluster IP is a rule for the ports of the Service, and no answer to a ping says nothing',
  };
}
