import { TRAEFIK } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { testGatewayTraces } from './traces/gateways';
import { testIngressTraces } from './traces/ingresses';

/*
 * Where a trace says that requests to an Ingress or a Gateway end, and where Traefik sends them.
 */

inARigWith(TRAEFIK);

testIngressTraces({ name: 'traefik', securing: TRAEFIK.securing }, TRAEFIK.entrance);

testGatewayTraces({
  ...TRAEFIK,
  controllerName: 'traefik.io/gateway-controller',
});
