import { NAMED_BY_DNS_NAME } from './constraints/names';
import { alike, kind } from './language/kind';
import { ANYTHING } from './language/shape';
import { object, spec } from './parts/object';
import { SINGLE_POD_SPEC } from './parts/pod-spec';

/** Containers that share an address. */
export const POD = kind(
  'Pod',
  alike(object(NAMED_BY_DNS_NAME, { status: ANYTHING, spec: spec(SINGLE_POD_SPEC) }), 'v1'),
  { short: ['po'], pods: { template: [] } },
);
