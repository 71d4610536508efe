import { traefik } from '../../../src/kinds/controllers/traefik';
import { traefikGateway } from '../../../src/kinds/gateways/traefik';
import { TRAEFIK, TRAEFIK_ENTRANCE } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { testGatewayTraces } from './traces/gateways';
import { testIngressTraces } from './traces/ingresses';

/*
 * Where a trace says that requests to an Ingress or a Gateway end, and where Traefik sends them.
 */

inARigWith(TRAEFIK);

testIngressTraces({ name: 'traefik', securing: traefik.certificates.annotations }, TRAEFIK_ENTRANCE);

testGatewayTraces({
  className: 'traefik',
  controllerName: 'traefik.io/gateway-controller',
  facts: traefikGateway,
  entranceOf: () => TRAEFIK_ENTRANCE,
});
