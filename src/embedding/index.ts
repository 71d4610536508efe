/*
 * What the doors share: judging, and following traffic through, what an app makes, what was synthesized, and what a test
 * has at hand.
 */

export { NO_COLOURS } from '../check/report/paint';
export { verdictLines } from '../check/report/text';
export { type Delivery, type DeliveryOptions, deliveryOf, isUnreachable, resolves } from './delivery';
export { Followed, type ToldTrace } from './followed';
export { reportOn, type ValidationContext } from './manifest-report';
export { type Judgement, judgementOn } from './received';
export { ruleNamed } from './rule-name';
export { type GivenSettings, type Settings, settingsOf } from './settings';
export { failOnFindings } from './validation';
