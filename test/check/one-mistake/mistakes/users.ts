import { put } from '../change';
import type { Mistake } from '../mistake';
import { pairs } from '../places';

/** Containers that the kubelet does not start for whom they would run as. */
export const USERS: readonly Mistake[] = [
  {
    done: 'a container that is to run as root and must not',
    rules: ['mismatched-image-user'],
    severity: 'error',
    *places(app) {
      for (const { workload } of pairs(app)) {
        const [container] = workload.pod.serving;
        if (container !== undefined) {
          const security = { runAsNonRoot: true, runAsUser: 0 };
          yield { changes: [put(workload.object, container.field.get('securityContext'), security)] };
        }
      }
    },
  },
];
