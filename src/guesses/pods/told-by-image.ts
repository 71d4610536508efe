/*
 * What pods may be for, by the name of their image: whoever builds one calls it as he likes.
 */

/** What the images of ways in are called by which controllers and proxies that nobody here knows. */
const WAYS_IN = /ingress|gateway|traefik|haproxy|kong|envoy|contour|istio|caddy|apisix/i;

/** Whether an image may be that of a controller, or of a proxy that stands in for one: it says what it is for. */
export function mayBeWayIn(image: string): boolean {
  return WAYS_IN.test(image);
}

/** Whether an image may be that of Prometheus, or of an agent in its place. */
export function mayGatherMetrics(image: string): boolean {
  return /(^|\/)(prometheus|vmagent|alloy|agent|otel\S*)(:|@|$)/.test(image);
}
