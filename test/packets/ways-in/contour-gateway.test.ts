import { GatewayClassRef, GatewayFeature } from '../../../src';
import { type Implementation, testFeatures, testGateways } from './gateways';
import { CONTOUR } from './harness/controllers';
import { inARigWith } from './harness/own-rig';

/*
 * TlsGateway, HttpGateway and GatewayRoutes through Contour, whose provisioner makes an Envoy for each Gateway.
 */

inARigWith(CONTOUR);

const contour: Implementation = {
  gatewayClass: GatewayClassRef.contour(),
  ...CONTOUR,
  // Those of Gateway API 1.3: BackendTLSPolicy is v1alpha3 there, and redirects have status 301 or 302.
  wordless: [GatewayFeature.BACKEND_TLS, GatewayFeature.REDIRECT_STATUS],
};

describe('what every implementation does', () => testGateways(contour));

describe('features', () => testFeatures(contour));
