import { GatewayClassRef, GatewayFeature } from '../../../src';
import { traefikGateway } from '../../../src/kinds/gateways/traefik';
import { testFeatures, testGateways } from './gateways';
import { TRAEFIK, TRAEFIK_ENTRANCE } from './harness/controllers';
import { inARigWith } from './harness/own-rig';

/*
 * TlsGateway, HttpGateway and GatewayRoutes through Traefik.
 */

inARigWith(TRAEFIK);

const traefik = {
  gatewayClass: GatewayClassRef.traefik(),
  facts: traefikGateway,
  entranceOf: () => TRAEFIK_ENTRANCE,
  // 3.6 has the kinds of Gateway API 1.4, in which TLSRoute is v1alpha2. 3.7 is no Go module that others can build: its
  // own go.mod replaces a package by a folder that the module leaves out.
  newer: [GatewayFeature.TLS_PASSTHROUGH],
};

describe('what every implementation does', () => testGateways(traefik));

describe('features', () => testFeatures(traefik));
