import { testExamplesThrough } from './examples/test-examples';
import { CONTOUR } from './harness/controllers';
import { inARigWith } from './harness/own-rig';

/*
 * The examples with Ingresses and Gateways through Contour and Envoy.
 */

inARigWith(CONTOUR);

testExamplesThrough(CONTOUR);
