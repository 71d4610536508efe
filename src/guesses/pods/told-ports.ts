import { METRICS_PORT } from '../../kinds/companions/prometheus';
import { isOfInjectedProxy } from '../../kinds/programs/injected-proxies';
import type { Cluster } from '../../model/cluster/cluster';
import { filesOf, settingsFor } from '../../model/traffic/configuration-files';
import type { Workload } from '../../model/views/workload';

/**
 * Whether something but a declaration says that pods listen on a port: their command, their environment, a file that they
 * mount, an annotation for Prometheus, or the habits of a proxy that is put into them.
 */
export function isPortTold(cluster: Cluster, workload: Workload, number: number): boolean {
  const { pod } = workload;
  const annotations = pod.field.find('metadata', 'annotations').texts;
  return (
    isOfInjectedProxy(number, annotations) ||
    annotations.get(METRICS_PORT) === String(number) ||
    isPortToldByContainers(cluster, workload, number)
  );
}

/** By its number alone, or with an address that stands for all of the pod's own; in files, wherever it stands. */
export function isPortToldByContainers(cluster: Cluster, workload: Workload, number: number): boolean {
  const inSettings = new RegExp(`(?:^|[=\\s,/;])(?:(?:0\\.0\\.0\\.0|\\[::\\]|\\*|\\+)?:)?${number}(?!\\d)`);
  const inFiles = new RegExp(`(?<![\\d.])${number}(?![\\d.])`);
  return workload.pod.containers.some(
    (container) =>
      [...container.words, ...container.environment.values()].some(
        ({ text }) => text !== undefined && inSettings.test(text),
      ) ||
      [...settingsFor(cluster, workload, container), ...filesOf(cluster, workload, container)].some(({ text }) =>
        inFiles.test(text),
      ),
  );
}
