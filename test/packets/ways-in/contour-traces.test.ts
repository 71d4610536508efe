import { contourGateway } from '../../../src/kinds/gateways/contour';
import { CONTOUR, CONTOUR_ENTRANCE } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { testGatewayTraces } from './traces/gateways';
import { testIngressTraces } from './traces/ingresses';

/*
 * Where a trace says that requests to an Ingress or a Gateway end, and where Contour and Envoy send them.
 */

inARigWith(CONTOUR);

testIngressTraces(
  { name: 'contour', redirecting: { 'ingress.kubernetes.io/force-ssl-redirect': 'true' } },
  CONTOUR_ENTRANCE,
);

testGatewayTraces({
  className: 'contour',
  controllerName: 'projectcontour.io/gateway-controller',
  facts: contourGateway,
  entranceOf: (gateway, namespace) => ({ namespace, service: `envoy-${gateway}` }),
});
