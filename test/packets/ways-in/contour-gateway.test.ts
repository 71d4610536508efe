import { GatewayClassRef, GatewayFeature } from '../../../src';
import { contourGateway } from '../../../src/kinds/gateways/contour';
import { type Implementation, testFeatures, testGateways } from './gateways';
import { CONTOUR } from './harness/controllers';
import { inARigWith } from './harness/own-rig';

/*
 * TlsGateway, HttpGateway and GatewayRoutes through Contour, whose provisioner makes an Envoy for each Gateway.
 */

inARigWith(CONTOUR);

const contour: Implementation = {
  gatewayClass: GatewayClassRef.contour(),
  facts: contourGateway,
  entranceOf: (gateway: string, namespace: string) => ({ namespace, service: `envoy-${gateway}` }),
  // It watches those of Gateway API 1.3, in which BackendTLSPolicy is v1alpha3.
  withoutKinds: [GatewayFeature.BACKEND_TLS],
};

describe('what every implementation does', () => testGateways(contour));

describe('features', () => testFeatures(contour));
