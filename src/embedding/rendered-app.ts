import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { readObjects } from '../model/objects/read';

/** Everything an app renders, and which construct made what. */
export interface RenderedApp {
  readonly cluster: Cluster;
  readonly makers: ReadonlyMap<KubeObject, IConstruct>;
}

/** Renders the whole app that a construct belongs to. Throws what cdk8s throws where an object cannot be rendered. */
export function rendered({ node: { root } }: IConstruct): RenderedApp {
  const makers = new Map<KubeObject, IConstruct>();
  for (const construct of root.node.findAll()) {
    if (ApiObject.isApiObject(construct)) {
      const maker = visible(construct);
      for (const object of readObjects([construct.toJson()], maker.node.path)) {
        makers.set(object, maker);
      }
    }
  }
  return { cluster: new Cluster([...makers.keys()]), makers };
}

/** The construct that somebody wrote, for one that a library put inside it. The names of cdk8s skip the same two ids. */
function visible(construct: IConstruct): IConstruct {
  const { scope, id } = construct.node;
  return scope !== undefined && (id === 'Resource' || id === 'Default') ? visible(scope) : construct;
}

/** Whether a construct is another, or below it. */
export function isWithin(construct: IConstruct, scope: IConstruct): boolean {
  return construct.node.scopes.includes(scope);
}
