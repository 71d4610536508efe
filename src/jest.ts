import {
  type GivenSettings,
  type Judgement,
  judgementOn,
  NO_COLOURS,
  ruleNamed,
  settingsOf,
  verdictLines,
} from './embedding';

/** What a test can be told about the checks: the version of Kubernetes, and whether warnings fail as errors do. */
export type NetworkChecksOptions = GivenSettings;

/** What a matcher answers, as jest and vitest want it. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers for `expect.extend()`. They need nothing of jest, so other test runners may use them as well. */
export const networkMatchers = { toPassNetworkChecks, toHaveNetworkFinding };

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
  rule: string,
  options: NetworkChecksOptions = {},
): MatcherResult {
  const { target } = settingsOf('toHaveNetworkFinding', options);
  const name = ruleNamed('toHaveNetworkFinding', rule);
  const judgement = judgementOn(received, target);
  const pass = judgement.findings.some((finding) => finding.rule === name);
  return { pass, message: () => told(`toHaveNetworkFinding('${name}')`, pass, judgement) };
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
  toHaveNetworkFinding(rule: string, options?: NetworkChecksOptions): R;
}

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

(globalThis as { expect?: { extend?(matchers: object): void } }).expect?.extend?.(networkMatchers);
