import { contourGateway } from '../../../src/kinds/gateways/contour';
import { CONTOUR, CONTOUR_ENTRANCE } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { INGRESSES, ROUTES } from './rules/cases';
import { testRuleExamples } from './rules/test-rules';

/*
 * Rules about Ingresses and routes: what Contour and Envoy make of their examples.
 */

inARigWith(CONTOUR);

testRuleExamples(
  {
    name: 'contour',
    className: 'contour',
    facts: contourGateway,
    entrance: CONTOUR_ENTRANCE,
    entranceOf: (gateway, namespace) => ({ namespace, service: `envoy-${gateway}` }),
  },
  [...INGRESSES, ...ROUTES],
);
