import { POSTGRES_18 } from './support/dialect';
import { proveReplication } from './support/proof';

describe(POSTGRES_18.title, () => proveReplication(POSTGRES_18));
