/** How objects of a kind choose Services or pods by labels, and name ports of what they chose. */
export interface Selection {
  readonly group: string;
  readonly kind: string;
  readonly of: 'Services' | 'pods';
  /** Where the selector stands, and where it says in which namespaces else it holds. */
  readonly selector: string;
  readonly namespaces: string;
  /** The fields with the name of a port. */
  readonly port: string;
  /** Where one can look it up. */
  readonly source: string;
}

/** The monitors of the operator of Prometheus. */
export const SELECTIONS: readonly Selection[] = [
  {
    group: 'monitoring.coreos.com',
    kind: 'ServiceMonitor',
    of: 'Services',
    selector: 'spec.selector',
    namespaces: 'spec.namespaceSelector',
    port: 'spec.endpoints[].port',
    source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint',
  },
  {
    group: 'monitoring.coreos.com',
    kind: 'PodMonitor',
    of: 'pods',
    selector: 'spec.selector',
    namespaces: 'spec.namespaceSelector',
    port: 'spec.podMetricsEndpoints[].port',
    source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMetricsEndpoint',
  },
];
