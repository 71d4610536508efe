import type { Container, EnvValue } from 'cdk8s-plus-27';

/** A container that can be given environment variables: that of any cdk8s-plus release. */
export interface IVariablesTaker {
  /** The environment of the container, an object with `addVariable(name, value)` and `variables`. */
  readonly env: any;
}

/** The same for languages whose types go by name. */
export type AnyContainer = IVariablesTaker | Container;

/** The environment of a container of any cdk8s-plus release; undefined for what is none. */
export function environmentOf(container: unknown) {
  try {
    const { env } = container as IVariablesTaker;
    return typeof env.addVariable === 'function'
      ? {
          names: Object.keys(env.variables),
          add: (name: string, value: EnvValue): void => env.addVariable(name, value),
        }
      : undefined;
  } catch {
    // Whatever was asked in vain, this is not a container.
    return undefined;
  }
}
