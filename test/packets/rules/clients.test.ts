import { CLIENTS } from './clients';
import { testRules } from './rules';

testRules(CLIENTS);
