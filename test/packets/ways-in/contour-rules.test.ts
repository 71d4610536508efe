import { CONTOUR } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { REQUESTS } from './rules/cases';
import { testRuleExamples } from './rules/test-rules';

/*
 * Rules about Ingresses, routes, listeners and certificates: what Contour and Envoy make of their examples.
 */

inARigWith(CONTOUR);

testRuleExamples(CONTOUR, REQUESTS);
