import { MARIADB_10 } from './support/dialect';
import { proveReplication } from './support/proof';

describe(MARIADB_10.title, () => proveReplication(MARIADB_10));
