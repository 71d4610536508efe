import { MARIADB_11 } from '../../databases/support/dialect';
import { testReplication } from './replication';

testReplication(MARIADB_11);
