import { AWS_NLB } from './aws-nlb';
import { AZURE } from './azure';
import { CILIUM } from './cilium';
import { DIGITAL_OCEAN } from './digital-ocean';
import { GKE } from './gke';
import { HETZNER } from './hetzner';
import { KUBE_VIP } from './kube-vip';
import type { KnownLoadBalancer } from './load-balancer-facts';
import { METAL_LB } from './metal-lb';
import { OPENSTACK } from './openstack';

/** Every load balancer that this library knows. */
export const LOAD_BALANCERS: readonly KnownLoadBalancer[] = [
  AWS_NLB,
  AZURE,
  CILIUM,
  DIGITAL_OCEAN,
  GKE,
  HETZNER,
  KUBE_VIP,
  METAL_LB,
  OPENSTACK,
];

/** The load balancer that alone has a class for its own. */
export function loadBalancerOfClass(className: string): KnownLoadBalancer | undefined {
  return LOAD_BALANCERS.find(({ classes, usualClass }) => usualClass === className || classes?.includes(className));
}
