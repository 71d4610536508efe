import { NAMES } from './names';
import { testRules } from './rules';

testRules(NAMES);
