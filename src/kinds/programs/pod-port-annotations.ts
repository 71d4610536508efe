import { APPLICATION_PORT, ENABLED_BY } from '../companions/dapr';
import { METRICS_PORT, SCRAPED_BY } from '../companions/prometheus';

/** An annotation of pods that tells a program which of their ports to ask. */
export interface PodPortAnnotation {
  readonly key: string;
  /** The annotation that has to be "true" for the program to look at the pods. */
  readonly switchedBy: string;
  /** How the port is called that is meant, where only some are; any may be meant otherwise. */
  readonly meant?: RegExp;
}

/** Dapr passes requests to the application by one port; Prometheus asks another for metrics. */
export const POD_PORT_ANNOTATIONS: readonly PodPortAnnotation[] = [
  { key: APPLICATION_PORT, switchedBy: ENABLED_BY },
  { key: METRICS_PORT, switchedBy: SCRAPED_BY, meant: /metrics|prom/ },
];
