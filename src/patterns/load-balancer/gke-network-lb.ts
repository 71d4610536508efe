import { GKE } from '../../kinds/load-balancers/gke';
import { Complaint } from '../../values/complaint';
import { optional, text, yesOrNo } from '../../values/parser';
import { readerOf, refusal } from '../refusal';
import { annotated, type BalancedService, type ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.gke';
const [PREFIX = ''] = GKE.annotations.prefixes;

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
   * (`networking.gke.io/weighted-load-balancing: "pods-per-node"`, GKE 1.31 and later). Refused with traffic policy
   * Cluster, under which GKE ignores it. An external load balancer must be based on a backend service for it, so it gets
   * the class `networking.gke.io/l4-regional-external`.
   *
   * @default false
   */
  readonly weightedByPods?: boolean;
}

const readGke = readerOf<GkeOptions>()({
  internalOnly: optional(yesOrNo),
  globalAccess: optional(yesOrNo),
  subnet: optional(text),
  weightedByPods: optional(yesOrNo),
});

/** By the annotation, or by its name of old. */
const SAYS_INTERNAL = {
  [`${PREFIX}load-balancer-type`]: /^internal$/i,
  'cloud.google.com/load-balancer-type': /^internal$/i,
};

/** A passthrough Network Load Balancer, made by Google Kubernetes Engine. */
export function gkeNetworkLb(options: GkeOptions): ProviderPlan {
  const read = readGke(WHERE, options);
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
  const usual = `networking.gke.io/l4-regional-${internal ? 'internal' : 'external'}`;
  const needsBackendService = read.weightedByPods === true && !internal;
  return {
    where: WHERE,
    // Under a class, the class alone says whether the load balancer is internal; under a foreign one GKE makes none.
    facts: { ...GKE, classes: needsBackendService ? [usual] : [usual, `${usual}-legacy`] },
    loadBalancerClass: needsBackendService ? usual : undefined,
    annotations: annotated(PREFIX, {
      'load-balancer-type': internal ? 'Internal' : undefined,
      'internal-load-balancer-allow-global-access': read.globalAccess,
      'load-balancer-subnet': read.subnet,
      'weighted-load-balancing': read.weightedByPods ? 'pods-per-node' : undefined,
    }),
    opposed: read.internalOnly === false ? { option: 'internalOnly: false', by: SAYS_INTERNAL } : undefined,
    objection: (service) => (read.weightedByPods ? weightObjection(service) : undefined),
  };
}

function weightObjection({ externalTrafficPolicy }: BalancedService): Complaint | undefined {
  return externalTrafficPolicy === 'Local'
    ? undefined
    : new Complaint(
        'weightedByPods with traffic policy Cluster, under which every node is as good as another',
        'traffic policy Local',
        `set externalTrafficPolicy: TrafficPolicy.LOCAL, or leave weightedByPods out of ${WHERE}`,
        '.provider',
      );
}
