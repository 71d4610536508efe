import { MYSQL } from './support/dialect';
import { proveReplication } from './support/proof';

describe(MYSQL.title, () => proveReplication(MYSQL));
