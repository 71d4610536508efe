import type { Plain } from '../../model/cluster/cluster';
import { writtenLabels } from '../../model/traffic/endpoints';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { statefulSet } from '../examples/stateful-set-parts';

const MYSQL = `- name: main
  image: mysql:8.4
  ports:
    - name: mysql
      containerPort: 3306
  readinessProbe:
    tcpSocket:
      port: mysql`;

const database = (app: string, serviceName: string) =>
  statefulSet({ name: app, spec: `serviceName: ${serviceName}`, labels: `app: ${app}`, containers: MYSQL });

const service = (app: string) =>
  webService({
    name: app,
    spec: 'clusterIP: None',
    selector: `app: ${app}`,
    ports: [servicePort({ name: 'mysql', port: 3306, target: '' })],
  });

const OTHERS = [service('orders'), service('users'), database('users', 'users')];

const shard = (letter: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db-${letter}
  namespace: shop
spec:
  serviceName: db
  selector:
    matchLabels: {app: db, shard: ${letter}}
  template:
    metadata: {labels: {app: db, shard: ${letter}}}
    spec: {containers: [{name: main, image: mysql:8.4, ports: [{name: mysql, containerPort: 3306}], readinessProbe: {tcpSocket: {port: mysql}}}]}`;

export const mismatchedHeadlessSelector: Rule<Plain> = {
  id: 'mismatched-headless-selector',
  severity: 'error',
  because: 'A headless Service names the pods it selects and no others: those of the StatefulSet have no DNS names.',
  about: 'StatefulSets and DNS of pods',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#with-selectors',
  avoidedBy: 'HeadlessStatefulDb',
  bad: manifests(database('orders', 'users'), ...OTHERS),
  says: 'StatefulSet shop/orders spec.serviceName: found "users", a Service that selects app=users, expected a headless Service of its own pods, "orders"; name that one',
  good: manifests(database('orders', 'orders'), ...OTHERS),
  silent: [
    {
      when: 'the Service selects the pods of several StatefulSets',
      manifests: manifests(shard('a'), shard('b'), service('db')),
    },
  ],
  on: (cluster) => cluster.ofKind('StatefulSet').all,
  *check({ object }, cluster) {
    const name = object.spec.get('serviceName').text ?? '';
    const named = cluster.services.named(object.namespace, name).filter(({ isHeadless }) => isHeadless);
    const [first] = named;
    const own = cluster.workloads.named(object.namespace, object.name).flatMap((each) => cluster.servicesOf(each));
    // A Service without any pods is a mistake of its own.
    if (first !== undefined && named.every((each) => !own.includes(each) && cluster.selectedBy(each).length > 0)) {
      const fitting = own.find(({ isHeadless }) => isHeadless)?.name;
      yield fault(
        object.spec.get('serviceName'),
        `${quoted(name)}, a Service that selects ${writtenLabels(first.selector)}`,
        `a headless Service of its own pods${fitting === undefined ? '' : `, ${quoted(fitting)}`}`,
        fitting === undefined ? 'write one, and name it here' : 'name that one',
      );
    }
  },
};
