import type { IConstruct } from 'constructs';

/** What checks of Service networking assume, and how strict they are. */
export interface NetworkChecksProps {
  /**
   * The version of Kubernetes that the manifests are meant for, from "1.27" to "1.37".
   *
   * @default - the `kubernetesVersion` of the `TargetCluster`, if the app describes one; else "1.37"
   */
  readonly kubernetes?: string;

  /**
   * Whether warnings fail the synthesis as errors do. A warning says that a field has no effect, that a known trap is
   * set, or that what is missing may be elsewhere.
   *
   * @default false - they are written to standard error
   */
  readonly strict?: boolean;
}

/**
 * Checks of everything an app makes, whichever library it comes from, at each synthesis.
 *
 * ```
 * const app = new App();
 * NetworkChecks.on(app);
 * ```
 */
export class NetworkChecks {
  /**
   * Makes `app.synth()` and `Testing.synth(chart)` fail with every mistake in Service networking, each at the path of
   * the construct that it is about. The whole app is judged together, for a chart may use the Services of another. An
   * annotation `cdk8s-service-patterns/ignore.RULE` with a reason as its value silences a rule for one object.
   *
   * @param scope the app; or a chart or other construct, if nothing but what is below it is to be reported on
   * @param props what is assumed, and how strict the checks are
   */
  public static on(scope: IConstruct, props: NetworkChecksProps = {}): void {
    // Loaded here and not at the top: most apps that import this package never come by.
    const { failOnFindings } = require('./embedding') as typeof import('./embedding');
    failOnFindings(scope, props);
  }

  private constructor() {}
}
