import { TRAFFIC_OF_AWS } from './clouds';
import { TRAFFIC_OF_CONTOUR } from './contour';
import { TRAFFIC_OF_F5_NGINX } from './f5-nginx';
import { TRAFFIC_OF_HAPROXY } from './haproxy';
import { TRAFFIC_OF_ISTIO } from './istio';
import { TRAFFIC_OF_KONG } from './kong';
import { TRAFFIC_OF_LINKERD } from './linkerd';
import { TRAFFIC_OF_OPENSHIFT } from './openshift';
import type { OwnTraffic } from './own-traffic';
import { POLICIES_OF_OTHERS } from './policies';
import { TRAFFIC_OF_TRAEFIK } from './traefik';

/** Whose kinds have their own say on traffic. To add one, write it into its file, and its line here. */
export const OWN_TRAFFICS: readonly OwnTraffic[] = [
  POLICIES_OF_OTHERS,
  TRAFFIC_OF_ISTIO,
  TRAFFIC_OF_LINKERD,
  TRAFFIC_OF_TRAEFIK,
  TRAFFIC_OF_CONTOUR,
  TRAFFIC_OF_F5_NGINX,
  TRAFFIC_OF_HAPROXY,
  TRAFFIC_OF_KONG,
  TRAFFIC_OF_OPENSHIFT,
  TRAFFIC_OF_AWS,
];
