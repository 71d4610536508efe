import { type NetworkMatchers, teachGlobalExpect } from './embedding';

export {
  type MatcherResult,
  type NetworkChecksOptions,
  type NetworkMatchers,
  networkMatchers,
  type RuleId,
} from './embedding';

// The assertions of every vitest extend those of chai, whose type has no parameters; vitest's own have others in each major version.
declare global {
  namespace Chai {
    interface Assertion extends NetworkMatchers<void> {}
  }
}

teachGlobalExpect();
