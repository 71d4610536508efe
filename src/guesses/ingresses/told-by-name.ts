/*
 * What an implementation of the Gateway API, or a mesh, may do, by a name: that of a class is free to choose, and that of a kind says
 * what it is for.
 */

/** What the load balancers of clouds are called by in names of classes. */
const CLOUDS = /gke|aws|amazon|alb|azure|application-lb/i;

/** Whether Gateways of a class may find certificates by other ways: by the host, by policies, by resources of their own. */
export function mayFindCertificates(className: string): boolean {
  return CLOUDS.test(className);
}

/** Whether Gateways of a class may be of a proxy in whose paths a star stands for more: APISIX. */
export function mayTakeStars(className: string): boolean {
  return /apisix/i.test(className);
}

/** Whether a kind, of whichever implementation or mesh, may say how backends are spoken to. */
export function mayTellProtocols(kind: string): boolean {
  return /DestinationRule|Backend$|UpstreamPolicy|ServersTransport/.test(kind);
}
