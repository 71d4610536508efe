import { INGRESS_CONTROLLERS } from './index';

/** What the images of ways in are called by which controllers and proxies that nobody here knows. */
const WORDS = /ingress|gateway|traefik|haproxy|kong|envoy|contour|istio|caddy|apisix/i;

/** Whether an image is that of a controller, and of nothing else. */
export function isControllerImage(image: string): boolean {
  return INGRESS_CONTROLLERS.some((each) => each.image?.test(image) === true);
}

/** Whether an image may be that of a controller, or of a proxy that stands in for one: it says what it is for. */
export function mayBeControllerImage(image: string): boolean {
  return WORDS.test(image);
}
