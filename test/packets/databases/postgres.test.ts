import { POSTGRES_18 } from '../../databases/support/dialect';
import { testReplication } from './replication';

testReplication(POSTGRES_18);
