import { Complaint, isComplaint } from './complaint';
import { endpointAddress } from './ip-address';
import type { Parser } from './parser';

/** The address that a Service is to have inside the cluster, in canonical spelling. */
export const clusterIpAddress: Parser<string> = (input) => {
  if (input === 'None') {
    return new Complaint('"None"', 'an IPv4 or IPv6 address', 'use HeadlessService for a Service without one');
  }
  const address = endpointAddress(input);
  return isComplaint(address)
    ? new Complaint(address.found, address.expected, 'leave it to Kubernetes, or write an address of the Service range')
    : String(address);
};
