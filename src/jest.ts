import { type NetworkMatchers, teachGlobalExpect } from './embedding';

export {
  type MatcherResult,
  type NetworkChecksOptions,
  type NetworkMatchers,
  networkMatchers,
  type RuleId,
} from './embedding';

declare global {
  namespace jest {
    interface Matchers<R> extends NetworkMatchers<R> {}
  }
}

// biome-ignore lint/suspicious/noTsIgnore: whether there is an error depends on what the user has installed
/** @ts-ignore: for those who import `expect` from @jest/globals; others need not have it. */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>> extends NetworkMatchers<R> {}
}

teachGlobalExpect();
