import { CONTOUR, CONTOUR_ENTRANCE } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { testTraces } from './traces';

/*
 * Where a trace says that requests to an Ingress end, and where Contour and Envoy send them.
 */

inARigWith(CONTOUR);

testTraces('contour', CONTOUR_ENTRANCE);
