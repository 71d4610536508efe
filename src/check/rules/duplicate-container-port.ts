import type { ContainerPort } from '../../model/views/container';
import { writtenPort } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

const deployment = (port: number) => `${WEB_DEPLOYMENT}
        - name: cache
          image: varnish:7.7
          ports:
            - name: cache
              containerPort: ${port}
          readinessProbe:
            tcpSocket:
              port: cache`;

const DISCOVERY = `- name: discovery
  image: discovery:1.2
  ports:
    - containerPort: 8080
      protocol: UDP`;

export const duplicateContainerPort: Rule<Workload> = {
  id: 'duplicate-container-port',
  severity: 'warning',
  because:
    'The containers of a pod share one network: the second to listen on a port fails with "address already in use".',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library makes those of its databases alone' },
  bad: manifests(deployment(8080), WEB_SERVICE),
  says: 'Deployment shop/web spec.template.spec.containers[1].ports[0].containerPort: found 8080/TCP (cache) again, expected another port than that of container "web"; let one of the two listen elsewhere',
  good: manifests(deployment(6081), WEB_SERVICE),
  silent: [
    {
      when: 'one listens for TCP and the other for UDP',
      manifests: manifests(webDeployment({ containers: DISCOVERY }), WEB_SERVICE),
    },
  ],
  on: ({ workloads }) => workloads.all,
  *check({ pod }) {
    const taken = new Map<string, ContainerPort>();
    // One container may give its port several names.
    for (const port of pod.ports.filter(({ number }) => number !== undefined)) {
      const key = `${port.number}/${port.protocol}`;
      const earlier = taken.get(key);
      if (earlier !== undefined && earlier.container !== port.container) {
        yield fault(
          port.field.get('containerPort'),
          `${writtenPort(port)} again`,
          `another port than that of container ${quoted(earlier.container)}`,
          'let one of the two listen elsewhere',
        );
      }
      taken.set(key, earlier ?? port);
    }
  },
};
