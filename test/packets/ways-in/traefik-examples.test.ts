import { testExamplesThrough } from './examples/test-examples';
import { TRAEFIK } from './harness/controllers';
import { inARigWith } from './harness/own-rig';

/*
 * The examples with Ingresses and Gateways through Traefik.
 */

inARigWith(TRAEFIK);

testExamplesThrough(TRAEFIK);
