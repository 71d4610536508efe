import { TRAEFIK } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { REQUESTS } from './rules/cases';
import { testRuleExamples } from './rules/test-rules';

/*
 * Rules about Ingresses, routes, listeners and certificates: what Traefik makes of their examples.
 */

inARigWith(TRAEFIK);

testRuleExamples(TRAEFIK, REQUESTS);
