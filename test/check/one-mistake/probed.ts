import type { KubeObject } from '../../../src/model/objects/kube-object';
import type { Field } from '../../../src/values/field';
import type { Application } from './application';
import { pairs } from './places';

/** A probe of a container that knocks at a port. */
export interface Probed {
  readonly object: KubeObject;
  readonly container: Field;
  readonly probe: Field;
  readonly port: Field;
}

/** The probes that knock at a port of pods behind a Service. */
export function probes(app: Application): Probed[] {
  const workloads = new Set(pairs(app).map(({ workload }) => workload));
  return [...workloads].flatMap(({ object, pod }) =>
    pod.serving.flatMap(({ field }) =>
      ['readinessProbe', 'livenessProbe'].flatMap((name) =>
        ['httpGet', 'tcpSocket'].flatMap((handler) => {
          const probe = field.get(name);
          const port = probe.find(handler, 'port');
          return port.isGiven ? [{ object, container: field, probe, port }] : [];
        }),
      ),
    ),
  );
}
