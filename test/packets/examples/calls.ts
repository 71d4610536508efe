import {
  byAddresses,
  byAlias,
  byBalancer,
  byExternalAddress,
  byGuardedBalancer,
  byHosts,
  byName,
  byNodes,
  byPods,
  bySession,
  byVariables,
} from './asked';
import type { CallsByService } from './seen';

/** How each Service of each example without a database is asked for what the example says of it. */
export const CALLS: Readonly<Record<string, CallsByService>> = {
  'cluster-ip': { kubia: [byName()] },
  discovery: {
    kubia: [
      byName(),
      byVariables('client', [
        'http://$BACKEND_HOST:$BACKEND_PORT/',
        'http://$BACKEND_FQDN/',
        'http://$BACKEND_IP/',
        'http://$KUBIA_SERVICE_HOST:$KUBIA_SERVICE_PORT/',
      ]),
    ],
  },
  'external-alias': { 'my-external-db': [byAlias('example.mysql.whichimade')] },
  gateway: { shop: [byName()], 'shop-next': [byName()], blog: [byName()] },
  headless: { 'kubia-headless': [byPods(8080)], 'kubia-peers': [byAddresses] },
  'ingress-routes': { kubia: [byName()], bar: [byName()], admin: [byName()] },
  'load-balancer': {
    'kubia-loadbalancer': [byName(), byBalancer],
    'kubia-external-ip': [byName(), byExternalAddress('198.51.100.32')],
  },
  'local-traffic': { 'my-loadbalancer': [byName(), byGuardedBalancer('203.0.113.7', '192.0.2.7')] },
  'manual-endpoints': { 'external-service': [byHosts('11.11.11.11')] },
  'moving-from-ingress-nginx': { web: [byName()], api: [byName()] },
  'node-port': { 'http-go-np': [byName(), byNodes], 'http-go-any': [byName(), byNodes] },
  'plain-ingress': { kubia: [byName()], bar: [byName()] },
  'readiness-probes': { 'ready-by-command': [byName()], 'ready-by-http': [byName()], 'ready-by-tcp': [byName()] },
  'several-ports': { kubia: [byName(), byName({ scheme: 'https', of: 443, port: 8443 })] },
  'sticky-session': { 'my-service': [bySession] },
  'tls-ingress': { kubia: [byName()] },
};
