import type { Mistake } from '../mistake';
import { ANY_FIELD } from './any-field';
import { CLIENTS } from './clients';
import { ENDPOINTS } from './endpoints';
import { GATEWAYS } from './gateways';
import { INGRESSES } from './ingresses';
import { NAMES } from './names';
import { POLICIES } from './policies';
import { PROBES } from './probes';
import { REFERENCES } from './references';
import { SELECTORS } from './selectors';
import { SERVICE_FIELDS } from './service-fields';
import { SERVICE_PORTS } from './service-ports';
import { STATEFUL_SETS } from './stateful-sets';
import { TARGET_PORTS } from './target-ports';
import { USERS } from './users';

/** Everything that is broken on purpose. */
export const MISTAKES: readonly Mistake[] = [
  ...SELECTORS,
  ...TARGET_PORTS,
  ...SERVICE_PORTS,
  ...SERVICE_FIELDS,
  ...NAMES,
  ...INGRESSES,
  ...ENDPOINTS,
  ...STATEFUL_SETS,
  ...PROBES,
  ...CLIENTS,
  ...POLICIES,
  ...GATEWAYS,
  ...REFERENCES,
  ...ANY_FIELD,
  ...USERS,
];
