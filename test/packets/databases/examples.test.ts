import { CALLS_WITH_SQL } from '../examples/calls-with-sql';
import { testExamples } from '../examples/seen';

testExamples(CALLS_WITH_SQL);
