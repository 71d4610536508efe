import { PORTS_AND_PODS } from './ports-and-pods';
import { testRules } from './rules';

testRules(PORTS_AND_PODS);
