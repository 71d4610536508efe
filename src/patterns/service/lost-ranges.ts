import { Complaint } from '../../values/complaint';
import { lostFamily } from '../../values/source-ranges';
import { type BalancedService, isDualStack } from '../load-balancer/provider-plan';

/**
 * What is wrong with source ranges of an address family that the Service does not have. kube-proxy keeps those of its family, and takes
 * none for everybody, as it takes an empty list.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/proxy/serviceport.go (NewBaseServiceInfo)
 */
export function lostRangesComplaint(service: BalancedService): Complaint | undefined {
  const { sourceRanges = [], ipFamilies = [] } = service;
  // Otherwise the cluster may add the other family.
  const lost = isDualStack(service) ? undefined : lostFamily(sourceRanges, ipFamilies);
  return lost === undefined
    ? undefined
    : new Complaint(
        `ranges of ${lost} alone for a Service of ${ipFamilies[0]}, which name none of its clients, so that kube-proxy admits everybody`,
        `ranges of ${ipFamilies[0]}`,
        `write such, or name ${lost} in ipFamilies as well`,
        '.sourceRanges',
      );
}
