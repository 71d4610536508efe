import { TRAEFIK, TRAEFIK_ENTRANCE } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { testTraces } from './traces';

/*
 * Where a trace says that requests to an Ingress end, and where Traefik sends them.
 */

inARigWith(TRAEFIK);

testTraces('traefik', TRAEFIK_ENTRANCE);
