import { POSTGRES_15 } from './support/dialect';
import { proveReplication } from './support/proof';

describe(POSTGRES_15.title, () => proveReplication(POSTGRES_15));
