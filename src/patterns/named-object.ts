/** An object that is referred to by its name: the Secrets of every cdk8s-plus release are such. */
export interface INamedObject {
  /** The name of the object. */
  readonly name: string;
}
