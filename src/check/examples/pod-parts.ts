import { compactService } from './compact-parts';
import { inserted, under } from './indented';

/** A variable of a container, as it stands in the list. */
export const envVariable = (name: string, value: string) => `- name: ${name}\n  value: ${value}`;

/** What an example says about the pod of a client. */
export interface ClientPodParts {
  /** Lines of its spec that stand before the container, such as `hostNetwork: true`. */
  readonly pod?: string;
  readonly args?: readonly string[];
  readonly env?: readonly string[];
}

/** A Pod that is told by arguments or variables where to connect to. */
export function clientPod({ pod = '', args = [], env = [] }: ClientPodParts): string {
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: client',
    '  namespace: shop',
    'spec:',
    ...inserted(pod, 2),
    '  containers:',
    '    - name: client',
    '      image: client:1.4',
    ...under('args', args.map((each) => `- ${each}`).join('\n'), 6),
    ...under('env', env.join('\n'), 6),
  ].join('\n');
}

/** A Pod and a Service of its name, which has one port; containers and port are written as they stand within `{…}`. */
export const podWithService = (name: string, port: string, ...containers: readonly string[]) => `
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  containers:
${containers.map((each) => `    - {${each}}`).join('\n')}
---${compactService({ name, port })}`;
