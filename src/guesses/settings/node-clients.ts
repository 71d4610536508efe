import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Workload } from '../../model/views/workload';

/** The ports of their node that pods connect to, by what their variables say, each with one who does. */
export const askedOfNodes = once((cluster: Cluster): ReadonlyMap<number, Workload> => {
  const asked = new Map<number, Workload>();
  for (const workload of cluster.workloads.all) {
    for (const { field, environment, words } of workload.pod.containers) {
      const variables = field
        .get('env')
        .items.filter((each) => each.find('valueFrom', 'fieldRef', 'fieldPath').text === 'status.hostIP')
        .map((each) => each.get('name').text ?? '');
      const texts = variables.length === 0 ? [] : [...environment.values(), ...words];
      for (const text of texts.flatMap((each) => each.text ?? [])) {
        for (const [, name = '', port] of text.matchAll(/\$\((\w+)\):(\d{2,5})\b/g)) {
          if (variables.includes(name)) {
            asked.set(Number(port), workload);
          }
        }
      }
    }
  }
  return asked;
});
