import { GatewayClassRef, GatewayFeature } from '../../../src';
import { type Implementation, testFeatures, testGateways } from './gateways';
import { TRAEFIK } from './harness/controllers';
import { inARigWith } from './harness/own-rig';

/*
 * TlsGateway, HttpGateway and GatewayRoutes through Traefik.
 */

inARigWith(TRAEFIK);

const traefik: Implementation = {
  gatewayClass: GatewayClassRef.traefik(),
  ...TRAEFIK,
  // 3.6 has the kinds of Gateway API 1.4, in which redirects have status 301 or 302.
  tlsRouteVersion: 'v1alpha2',
  wordless: [GatewayFeature.REDIRECT_STATUS],
};

describe('what every implementation does', () => testGateways(traefik));

describe('features', () => testFeatures(traefik));
