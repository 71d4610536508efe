import { Multimap } from '../lookup/multimap';
import type { KubeObject } from '../objects/kube-object';
import type { ObjectReference } from '../views/route';

/** Which references across namespaces are allowed: a ReferenceGrant in the namespace that is referred to says so. */
export class Grants {
  private readonly byNamespace = new Multimap<string, KubeObject>();

  constructor(grants: readonly KubeObject[]) {
    for (const grant of grants) {
      this.byNamespace.add(grant.namespace, grant);
    }
  }

  /** Whether anything is granted in a namespace. */
  in(namespace: string): boolean {
    return this.byNamespace.get(namespace).length > 0;
  }

  /** Whether `from` may refer to what lies in a namespace. Within a namespace nothing needs to be granted. */
  allow(from: KubeObject, to: ObjectReference): boolean {
    return (
      from.namespace === to.namespace ||
      this.byNamespace
        .get(to.namespace)
        .some(
          (grant) =>
            grant.spec
              .get('from')
              .items.some(
                (each) =>
                  each.get('group').text === from.group &&
                  each.get('kind').text === from.kind &&
                  each.get('namespace').text === from.namespace,
              ) &&
            grant.spec
              .get('to')
              .items.some(
                (each) =>
                  (each.get('group').text ?? '') === to.group &&
                  each.get('kind').text === to.kind &&
                  (each.get('name').text || to.name) === to.name,
              ),
        )
    );
  }
}
