import { isPlaceholder } from '../../guesses/makers/placeholder';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const second = (name: string) => webService({ name, ports: [servicePort({ port: 8080 })] });

const WORD_FOR_WORD = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80`;

export const duplicateObject: Rule<Plain> = {
  id: 'duplicate-object',
  // A file may hold alternatives, of which a script takes one.
  severity: 'warning',
  because:
    'Of several objects of one kind, namespace and name, the last to be applied is kept: it overwrites the others.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, second('web')),
  says: 'Service shop/web metadata.name: found "web" again, with other content than before in this file, expected one Service of that name in namespace shop; rename one, or make one of the two',
  good: manifests(WEB, second('web-alt')),
  silent: [{ when: 'the two are the same word for word', manifests: WORD_FOR_WORD }],
  on: ({ everything }) =>
    everything.filter(({ object }, i) => object.known && areNamesakes(everything[i - 1]?.object, object)),
  *check({ object }, cluster) {
    const first = firstOfItsName(cluster).get(keyOf(object));
    if (first !== undefined && JSON.stringify(first.root.value) !== JSON.stringify(object.root.value)) {
      yield fault(
        object.root.find('metadata', 'name'),
        `"${object.name}" again, with other content than before in this file`,
        `one ${object.kind} of that name${object.namespace && ` in namespace ${object.namespace}`}`,
        'rename one, or make one of the two',
      );
    }
  },
};

/** The first of the objects of one name in one file, for names that several have. Sorted, they stand side by side. */
const firstOfItsName = once(({ objects }: Cluster): ReadonlyMap<string, KubeObject> => {
  const first = new Map<string, KubeObject>();
  for (const [i, object] of objects.entries()) {
    const isOneOfSeveral = areNamesakes(objects[i - 1], object) || areNamesakes(objects[i + 1], object);
    // A name that is generated, or filled in by a script, is a new one each time.
    const isNamed = object.root.find('metadata', 'name').text && !isPlaceholder(object.name);
    if (isOneOfSeveral && isNamed && !first.has(keyOf(object))) {
      first.set(keyOf(object), object);
    }
  }
  return first;
});

function areNamesakes(a: KubeObject | undefined, b: KubeObject): boolean {
  return (
    a !== undefined &&
    a.name === b.name &&
    a.namespace === b.namespace &&
    a.kind === b.kind &&
    a.apiVersion === b.apiVersion
  );
}

/** Files beside each other may be alternatives; what stands in one file is applied together. */
function keyOf({ apiVersion, kind, namespace, name, file, path }: KubeObject): string {
  return [file, path, apiVersion, kind, namespace, name].join('\n');
}
