import { CONTOUR } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { testGatewayTraces } from './traces/gateways';
import { testIngressTraces } from './traces/ingresses';

/*
 * Where a trace says that requests to an Ingress or a Gateway end, and where Contour and Envoy send them.
 */

inARigWith(CONTOUR);

testIngressTraces(
  { name: 'contour', redirecting: { 'ingress.kubernetes.io/force-ssl-redirect': 'true' } },
  CONTOUR.entrance,
);

testGatewayTraces({
  ...CONTOUR,
  controllerName: 'projectcontour.io/gateway-controller',
});
