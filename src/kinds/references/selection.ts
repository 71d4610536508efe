/** How objects of a kind choose Services or pods by labels, and name ports of what they chose. */
export interface Selection {
  readonly group: string;
  readonly kind: string;
  readonly of: 'Services' | 'pods';
  /** Where the selector stands. */
  readonly selector: string;
  /** Whether the selector is a map of labels, and not one that may have expressions. */
  readonly isPlain?: true;
  /** Where it says in which namespaces else it holds, or that it holds in all; in its own alone, where nothing says more. */
  readonly namespaces?: string | 'all';
  /** The fields with the name of a port. */
  readonly port?: string;
  /** Whether they may have its number as well, be it declared or not. */
  readonly takesNumber?: true;
  /** The label by which alone pods are chosen in most clusters, of which each object has another value. */
  readonly usualLabel?: string;
  /** Where one can look it up. */
  readonly source: string;
}

const MONITORING = 'monitoring.coreos.com';

export const PROMETHEUS = { group: MONITORING, kind: 'Prometheus' } as const;

/** The monitors of the operator of Prometheus, and what else is for certain pods alone. */
export const SELECTIONS: readonly Selection[] = [
  {
    group: MONITORING,
    kind: 'ServiceMonitor',
    of: 'Services',
    selector: 'spec.selector',
    namespaces: 'spec.namespaceSelector',
    port: 'spec.endpoints[].port',
    source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint',
  },
  {
    group: MONITORING,
    kind: 'PodMonitor',
    of: 'pods',
    selector: 'spec.selector',
    namespaces: 'spec.namespaceSelector',
    port: 'spec.podMetricsEndpoints[].port',
    source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMetricsEndpoint',
  },
  {
    group: 'networking.istio.io',
    kind: 'Gateway',
    of: 'pods',
    selector: 'spec.selector',
    isPlain: true,
    namespaces: 'all',
    usualLabel: 'istio',
    source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Gateway',
  },
  ...['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'].map(
    (kind): Selection => ({
      group: 'security.istio.io',
      kind,
      of: 'pods',
      selector: 'spec.selector',
      source: 'https://istio.io/latest/docs/reference/config/type/workload-selector/',
    }),
  ),
  {
    group: 'policy.linkerd.io',
    kind: 'Server',
    of: 'pods',
    selector: 'spec.podSelector',
    port: 'spec.port',
    takesNumber: true,
    source: 'https://linkerd.io/2-edge/reference/authorization-policy/#server',
  },
  {
    group: 'policy',
    kind: 'PodDisruptionBudget',
    of: 'pods',
    selector: 'spec.selector',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  },
];
