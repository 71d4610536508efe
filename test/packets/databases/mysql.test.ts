import { MYSQL } from '../../databases/support/dialect';
import { testReplication } from './replication';

testReplication(MYSQL);
