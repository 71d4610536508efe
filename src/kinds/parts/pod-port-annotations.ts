/** An annotation of pods that tells a program which of their ports to ask. */
export interface PodPortAnnotation {
  readonly key: string;
  /** The annotation that has to be "true" for the program to look at the pods. */
  readonly switchedBy: string;
  /** How the port is called that is meant, where only some are; any may be meant otherwise. */
  readonly meant?: RegExp;
}

/**
 * Dapr passes requests to the application by one port; Prometheus is told of one by a habit that its own examples began.
 *
 * @see https://docs.dapr.io/reference/arguments-annotations-overview
 * @see https://github.com/prometheus/prometheus/blob/main/documentation/examples/prometheus-kubernetes.yml
 */
export const POD_PORT_ANNOTATIONS: readonly PodPortAnnotation[] = [
  { key: 'dapr.io/app-port', switchedBy: 'dapr.io/enabled' },
  { key: 'prometheus.io/port', switchedBy: 'prometheus.io/scrape', meant: /metrics|prom/ },
];
