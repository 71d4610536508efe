import type { GivenSettings, Settings, ValidationContext } from './embedding';

/**
 * The validation plugin for `validations` in cdk8s.yaml, which the cdk8s command makes and asks.
 *
 * @internal
 */
export class NetworkChecksPlugin {
  private readonly settings: Settings;

  /** @param properties what stands under `properties` in cdk8s.yaml */
  public constructor(properties: GivenSettings = {}) {
    this.settings = embedding().settingsOf('NetworkChecksPlugin properties', properties);
  }

  public async validate(context: ValidationContext): Promise<void> {
    embedding().reportOn(context, this.settings);
  }
}

/** Loaded when used: apps that import this package for its patterns never are. */
function embedding(): typeof import('./embedding') {
  return require('./embedding');
}
