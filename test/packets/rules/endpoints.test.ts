import { ENDPOINTS } from './endpoints';
import { testRules } from './rules';

testRules(ENDPOINTS);
