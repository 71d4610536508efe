import type { Complaint } from '../../values/complaint';
import { lostRanges } from '../../values/source-ranges';
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
  return isDualStack(service)
    ? undefined
    : lostRanges(sourceRanges, ipFamilies, (lost) => `name ${lost} in ipFamilies as well`)?.under('sourceRanges');
}
