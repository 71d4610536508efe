import { TOLERATE_UNREADY } from '../../kinds/parts/service-annotations';
import type { Cluster } from '../../model/cluster/cluster';
import type { Container } from '../../model/views/container';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactService, compactWorkload } from '../examples/compact-parts';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { statefulSet } from '../examples/stateful-set-parts';

const STATEFUL_SET = statefulSet({
  spec: 'serviceName: db\nreplicas: 3',
  containers: `- name: db
  image: etcd:3.6
  args:
    - --initial-cluster=db-0=http://db-0.db:2380,db-1=http://db-1.db:2380,db-2=http://db-2.db:2380
  ports:
    - name: peers
      containerPort: 2380
  readinessProbe:
    httpGet:
      path: /health
      port: peers`,
});

const serviceWith = (extra: string) =>
  webService({
    name: 'db',
    spec: `clusterIP: None${extra}`,
    selector: 'app: db',
    ports: [servicePort({ name: 'peers', port: 2380, target: '' })],
  });

const PUBLISHED = `${compactWorkload({ kind: 'StatefulSet', name: 'db', spec: 'serviceName: db' })}
---${compactService({ name: 'db', spec: 'clusterIP: None\npublishNotReadyAddresses: true', port: 'port: 8080' })}`;

export const missingPeerAddresses: Rule<Service> = {
  id: 'missing-peer-addresses',
  severity: 'warning',
  because:
    'A pod has no DNS name before it is ready; where it gets ready only once it has found its peers, none ever does.',
  about: 'StatefulSets and DNS of pods',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  avoidedBy: 'HeadlessStatefulDb',
  bad: manifests(STATEFUL_SET, serviceWith('')),
  says: 'Service shop/db spec.publishNotReadyAddresses: found nothing, while pods of StatefulSet shop/db look for db-1.db and have a readiness probe, expected true; add it, and give clients a Service of their own',
  good: manifests(STATEFUL_SET, serviceWith('\npublishNotReadyAddresses: true')),
  silent: [{ when: 'pods get their addresses before they are ready', manifests: PUBLISHED }],
  // Another rule speaks of those who asked for it in a way of old.
  on: ({ services }) =>
    services.all.filter(({ isHeadless, object }) => isHeadless && !object.annotations.has(TOLERATE_UNREADY)),
  *check(service, cluster) {
    const publishes = service.spec.get('publishNotReadyAddresses');
    const peers = publishes.flag === true ? undefined : peersIn(service, cluster);
    if (peers !== undefined) {
      yield fault(
        publishes,
        `${publishes.isGiven ? 'false' : 'nothing'}, while pods of ${peers.object.title} look for ${peers.name}-1.${service.name} and have a readiness probe`,
        'true',
        `${publishes.isGiven ? 'change' : 'add'} it, and give clients a Service of their own`,
      );
    }
  },
};

/** The StatefulSet whose pods look for one another by the names that a Service gives them. */
function peersIn(service: Service, cluster: Cluster): Workload | undefined {
  return cluster
    .selectedBy(service)
    .find(
      ({ kind, name, object, pod, replicas }) =>
        kind === 'StatefulSet' &&
        replicas !== 1 &&
        object.spec.get('serviceName').text === service.name &&
        pod.serving.some(
          (container) =>
            container.readinessProbe.isGiven &&
            [0, 1].every((ordinal) => mentions(container, `${name}-${ordinal}.${service.name}`)),
        ),
    );
}

function mentions({ field }: Container, host: string): boolean {
  const settings = field.get('env').items.map((variable) => variable.get('value'));
  return [...settings, ...field.get('command').items, ...field.get('args').items].some(({ text }) =>
    text?.includes(host),
  );
}
