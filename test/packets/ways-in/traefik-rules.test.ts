import { traefikGateway } from '../../../src/kinds/gateways/traefik';
import { TRAEFIK, TRAEFIK_ENTRANCE } from './harness/controllers';
import { inARigWith } from './harness/own-rig';
import { INGRESSES, ROUTES } from './rules/cases';
import { testRuleExamples } from './rules/test-rules';

/*
 * Rules about Ingresses and routes: what Traefik makes of their examples.
 */

inARigWith(TRAEFIK);

testRuleExamples(
  {
    name: 'traefik',
    className: 'traefik',
    facts: traefikGateway,
    entrance: TRAEFIK_ENTRANCE,
    entranceOf: () => TRAEFIK_ENTRANCE,
  },
  [...INGRESSES, ...ROUTES],
);
