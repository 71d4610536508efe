import { Complaint } from '../../values/complaint';
import { optional, text, yesOrNo } from '../../values/parser';
import { listed, quoted } from '../../values/wording';
import { readProps, refusal } from '../refusal';
import type { BalancedService, ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.gke';

/** How a passthrough Network Load Balancer of Google Kubernetes Engine is set up. */
export interface GkeOptions {
  /**
   * Whether the load balancer has an address of the VPC (`networking.gke.io/load-balancer-type: "Internal"`) instead of a
   * public one.
   *
   * @default false
   */
  readonly internalOnly?: boolean;

  /**
   * Lets clients of every region of the VPC reach an internal load balancer
   * (`networking.gke.io/internal-load-balancer-allow-global-access`). Refused without `internalOnly: true`.
   *
   * @default - the load balancer's own: clients of its region only
   */
  readonly globalAccess?: boolean;

  /**
   * The name of the subnet that the address is taken from (`networking.gke.io/load-balancer-subnet`). External load
   * balancers take only IPv6 addresses from it.
   *
   * @default - the subnet of the cluster
   */
  readonly subnet?: string;

  /**
   * Sends each node traffic in proportion to its pods, which evens out what policy Local makes uneven
   * (`networking.gke.io/weighted-load-balancing: "pods-per-node"`, GKE 1.31 and later). An external load balancer must be
   * based on a backend service for it, which the class `networking.gke.io/l4-regional-external` demands.
   *
   * @default false
   */
  readonly weightedByPods?: boolean;
}

/** A passthrough Network Load Balancer, made by Google Kubernetes Engine. */
export function gkeNetworkLb(options: GkeOptions): ProviderPlan {
  const read = readProps<GkeOptions>()(WHERE, options, {
    internalOnly: optional(yesOrNo),
    globalAccess: optional(yesOrNo),
    subnet: optional(text),
    weightedByPods: optional(yesOrNo),
  });
  const internal = read.internalOnly === true;
  if (read.globalAccess !== undefined && !internal) {
    throw refusal(
      WHERE,
      new Complaint(
        `${read.globalAccess} for an external load balancer`,
        'an internal one: every client reaches an external one anyway',
        'set internalOnly: true, or leave it out',
        '.globalAccess',
      ),
    );
  }
  const annotations: Record<string, string> = {};
  if (internal) {
    annotations['networking.gke.io/load-balancer-type'] = 'Internal';
  }
  if (read.globalAccess !== undefined) {
    annotations['networking.gke.io/internal-load-balancer-allow-global-access'] = String(read.globalAccess);
  }
  if (read.subnet !== undefined) {
    annotations['networking.gke.io/load-balancer-subnet'] = read.subnet;
  }
  if (read.weightedByPods) {
    annotations['networking.gke.io/weighted-load-balancing'] = 'pods-per-node';
  }
  return { annotations, objection: (service) => classObjection(service, internal) };
}

/** Under a class, the class alone says whether the load balancer is internal; under a foreign one GKE makes none. */
function classObjection({ loadBalancerClass }: BalancedService, internal: boolean): Complaint | undefined {
  const usual = `networking.gke.io/l4-regional-${internal ? 'internal' : 'external'}`;
  const classes = [usual, `${usual}-legacy`];
  return loadBalancerClass === undefined || classes.includes(loadBalancerClass)
    ? undefined
    : new Complaint(
        quoted(loadBalancerClass),
        `${listed(classes.map(quoted))} for an ${internal ? 'internal' : 'external'} load balancer of GKE`,
        `leave it out, or change internalOnly of ${WHERE}`,
        '.loadBalancerClass',
      );
}
