import { MARIADB_11 } from './support/dialect';
import { proveReplication } from './support/proof';

describe(MARIADB_11.title, () => proveReplication(MARIADB_11));
