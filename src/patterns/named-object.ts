import type { IConfigMap, ISecret, IServiceAccount } from 'cdk8s-plus-27';

/** An object that is referred to by its name: the Secrets and ConfigMaps of every cdk8s-plus release are such. */
export interface INamedObject {
  /** The name of the object. */
  readonly name: string;
}

// To languages whose types go by name, objects of cdk8s-plus-27 are no `INamedObject`, though they have a name.

export type NamedSecret = INamedObject | ISecret;

export type NamedConfigMap = INamedObject | IConfigMap;

export type NamedServiceAccount = INamedObject | IServiceAccount;
