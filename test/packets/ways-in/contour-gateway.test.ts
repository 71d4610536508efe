import { GatewayClassRef } from '../../../src';
import { contourGateway } from '../../../src/kinds/gateways/contour';
import { testFeatures, testGateways } from './gateways';
import { CONTOUR } from './harness/controllers';
import { inARigWith } from './harness/own-rig';

/*
 * TlsGateway, HttpGateway and GatewayRoutes through Contour, whose provisioner makes an Envoy for each Gateway.
 */

inARigWith(CONTOUR);

const contour = {
  gatewayClass: GatewayClassRef.contour(),
  facts: contourGateway,
  entranceOf: (gateway: string, namespace: string) => ({ namespace, service: `envoy-${gateway}` }),
};

describe('what every implementation does', () => testGateways(contour));

describe('features', () => testFeatures(contour));
