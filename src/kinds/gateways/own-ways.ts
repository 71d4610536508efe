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
