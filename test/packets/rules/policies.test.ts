import { POLICIES } from './policies';
import { testRules } from './rules';

testRules(POLICIES);
