import { NO_COLOURS } from '../check/report/paint';
import { verdictLines } from '../check/report/text';
import type { RuleId } from '../check/rules';
import { type Delivery, type DeliveryOptions, deliveryOf, isUnreachable, resolves } from './delivery';
import { type Judgement, judgementOn } from './received';
import { ruleNamed } from './rule-name';
import { type GivenSettings, settingsOf } from './settings';

/** What a test can be told about the checks: the version of Kubernetes, and whether warnings fail as errors do. */
export type NetworkChecksOptions = GivenSettings;

/** What a matcher answers, as jest and vitest want it. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers for `expect.extend()`. They need nothing of jest, so other test runners may use them as well. */
export const networkMatchers = {
  toPassNetworkChecks,
  toHaveNetworkFinding,
  toDeliver,
  toBeUnreachableFrom,
  toResolve,
};

/**
 * Whether traffic can flow as it is written: passes if no error is found, and no warning either if `strict` is set.
 *
 * @param received an app, a chart or other construct, a manifest or several, or YAML
 */
export function toPassNetworkChecks(received: unknown, options: NetworkChecksOptions = {}): MatcherResult {
  const { target, strict } = settingsOf('toPassNetworkChecks', options);
  const judgement = judgementOn(received, target);
  const fatal = judgement.findings.filter(({ severity }) => strict || severity === 'error');
  return {
    pass: fatal.length === 0,
    message: () => told('toPassNetworkChecks()', fatal.length === 0, judgement),
  };
}

/**
 * Whether a rule finds something, be it an error or a warning.
 *
 * @param received an app, a chart or other construct, a manifest or several, or YAML
 * @param rule the name of the rule, such as `missing-target-port`
 */
export function toHaveNetworkFinding(
  received: unknown,
  rule: RuleId,
  options: NetworkChecksOptions = {},
): MatcherResult {
  const { target } = settingsOf('toHaveNetworkFinding', options);
  const name = ruleNamed('toHaveNetworkFinding', rule);
  const judgement = judgementOn(received, target);
  const pass = judgement.findings.some((finding) => finding.rule === name);
  return { pass, message: () => told(`toHaveNetworkFinding('${name}')`, pass, judgement) };
}

/**
 * Whether every request to a target is delivered to pods or written addresses. What fails shows the trace.
 *
 * @param received an app, a chart or other construct, a manifest or several, or YAML
 * @param target a URL, `HOST:PORT`, `service/NAMESPACE/NAME:PORT`, or a construct that makes a Service or pods
 * @param options where requests start (`internet` unless it is said), and who is to get all of them
 */
export function toDeliver(received: unknown, target: unknown, options: DeliveryOptions = {}): MatcherResult {
  return traced('toDeliver', deliveryOf('toDeliver', received, target, options));
}

/**
 * Whether no request from a place reaches what is expected: each is dropped or refused, or finds no such name there. What
 * no manifest tells is not unreachable. Refuses a name that no Service has, for a slip in it would pass for a closed door.
 *
 * @param received an app, a chart or other construct, a manifest or several, or YAML
 * @param target as for `toDeliver`
 * @param from `internet`, `namespace/NAME`, `KIND/NAMESPACE/NAME`, an address, or a construct that makes pods
 */
export function toBeUnreachableFrom(received: unknown, target: unknown, from: unknown): MatcherResult {
  return traced('toBeUnreachableFrom', isUnreachable('toBeUnreachableFrom', received, target, from));
}

/**
 * Whether a name leads anywhere, for clients at a place.
 *
 * @param received an app, a chart or other construct, a manifest or several, or YAML
 * @param name as the client writes it, short or long
 * @param from as for `toBeUnreachableFrom`
 */
export function toResolve(received: unknown, name: string, from: unknown): MatcherResult {
  return traced('toResolve', resolves('toResolve', received, name, from));
}

function traced(matcher: string, { holds, told: trace }: Delivery): MatcherResult {
  return { pass: holds, message: () => `expect(received)${holds ? '.not' : ''}.${matcher}()\n\n${trace.trimEnd()}` };
}

/** Why a test failed: which way round it was meant, and everything there is to know. */
function told(matcher: string, passed: boolean, judgement: Judgement): string {
  const lines = verdictLines(judgement, NO_COLOURS);
  const nothing = `nothing found in ${judgement.objects} object${judgement.objects === 1 ? '' : 's'}`;
  return [`expect(received)${passed ? '.not' : ''}.${matcher}`, '', ...(lines.length > 0 ? lines : [nothing])]
    .join('\n')
    .trimEnd();
}

/** The matchers as a test calls them. */
export interface NetworkMatchers<R> {
  /**
   * Passes if no error is found in the Service networking of an app, a chart, manifests or YAML.
   *
   * @param options `strict: true` forbids warnings as well
   */
  toPassNetworkChecks(options?: NetworkChecksOptions): R;

  /** Passes if a rule finds an error or a warning in an app, a chart, manifests or YAML. */
  toHaveNetworkFinding(rule: RuleId, options?: NetworkChecksOptions): R;

  /**
   * Passes if every request to a URL, a Service or pods is delivered.
   *
   * @param target a URL, `HOST:PORT`, `service/NAMESPACE/NAME:PORT`, or a construct
   * @param options where requests start, `internet` by default, and who is to get all of them
   */
  toDeliver(target: unknown, options?: DeliveryOptions): R;

  /** Passes if every request to a target from a place is dropped or refused, or finds no such name. */
  toBeUnreachableFrom(target: unknown, from: unknown): R;

  /** Passes if a name leads anywhere, for clients at a place. */
  toResolve(name: string, from: unknown): R;
}

/** Teaches the matchers to the `expect` that a test runner has put among the globals, if it did. */
export function teachGlobalExpect(): void {
  (globalThis as { expect?: { extend?(matchers: object): void } }).expect?.extend?.(networkMatchers);
}
