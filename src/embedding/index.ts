/*
 * What the doors share: judging, and following traffic through, what an app makes, what was synthesized, and what a test
 * has at hand.
 */

export type { RuleId } from '../check/rules';
export { Followed, type ToldTrace } from './followed';
export { reportOn, type ValidationContext } from './manifest-report';
export {
  type MatcherResult,
  type NetworkChecksOptions,
  type NetworkMatchers,
  networkMatchers,
  teachGlobalExpect,
} from './matchers';
export { type GivenSettings, type Settings, settingsOf } from './settings';
export { failOnFindings } from './validation';
