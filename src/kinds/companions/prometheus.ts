/*
 * Prometheus, by a habit that its own examples began, and what stands in for it.
 *
 * https://github.com/prometheus/prometheus/blob/main/documentation/examples/prometheus-kubernetes.yml
 */

/** The annotation of pods with the port that has their metrics, and the one that has to be "true" beside it. */
export const METRICS_PORT = 'prometheus.io/port';
export const SCRAPED_BY = 'prometheus.io/scrape';
