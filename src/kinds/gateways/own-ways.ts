import { GATEWAYS } from './index';

/*
 * What implementations of the Gateway API do in ways of their own, those that have a file and those of which only names are known.
 */

/** Domains of groups in which others have kinds that stand in routes. */
const OTHER_DOMAINS = [
  'agentgateway.dev',
  'apisix.apache.org',
  'haproxy.org',
  'hashicorp.com',
  'k8s.io',
  'kgateway.dev',
  'konghq.com',
  'linkerd.io',
  'solo.io',
  'x-k8s.io',
];

const DOMAINS = [...OTHER_DOMAINS, ...GATEWAYS.flatMap(({ domains }) => domains)];

/** Whether the kinds of a group may stand in routes and listeners, since an implementation knows them. */
export function mayStandInRoutes(group: string): boolean {
  return DOMAINS.some((domain) => group === domain || group.endsWith(`.${domain}`));
}

/** What the load balancers of clouds are called by in names of classes, which are free to choose. */
const CLOUDS = /gke|aws|amazon|alb|azure|application-lb/i;

/** Whether Gateways of a class find certificates by other ways: by the host, by policies, by resources of their own. */
export function findsCertificates(className: string): boolean {
  return CLOUDS.test(className);
}

/** Whether Gateways of a class are of a proxy in whose paths a star stands for more: APISIX. */
export function takesStars(className: string): boolean {
  return /apisix/i.test(className);
}

/** Whether a kind, of whichever implementation or mesh, says how backends are spoken to. */
export function tellsProtocols(kind: string): boolean {
  return /DestinationRule|Backend$|UpstreamPolicy|ServersTransport/.test(kind);
}
