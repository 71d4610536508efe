import { notGiven } from '../../guesses/makers/not-given';
import { operatorIn } from '../../guesses/makers/operators';
import { nearService } from '../../guesses/services/near-service';
import { areCalledBy } from '../../guesses/settings/called-pods';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactWorkload } from '../examples/compact-parts';
import { manifests } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';
import { servicePort, webService } from '../examples/service-parts';
import { DATABASE, database } from '../examples/stateful-parts';
import { statefulSet } from '../examples/stateful-set-parts';

const MYSQL = `- name: mysql
  image: mysql:8.4
  ports:
    - name: mysql
      containerPort: 3306
  readinessProbe:
    tcpSocket:
      port: mysql`;

const mysql = (serviceName: string) => statefulSet({ spec: `serviceName: ${serviceName}`, containers: MYSQL });

const mysqlService = (name: string, spec: string) =>
  webService({ name, spec, selector: 'app: db', ports: [servicePort({ name: 'mysql', port: 3306, target: '' })] });

const HEADLESS = mysqlService('db', 'clusterIP: None');
const WITH_CLUSTER_IP = mysqlService('db', '');

/** A StatefulSet without a namespace, and what it says of its Service. */
const governed = (spec: string) => compactWorkload({ kind: 'StatefulSet', name: 'db', spec });

const CLIENT = clientPod({ env: [envVariable('DB_HOST', 'db-0.db')] });

const PEERS = webService({ name: 'peers', namespace: '', spec: 'clusterIP: None', selector: 'app: db', ports: [] });

export const missingHeadlessService: Rule<Plain> = {
  id: 'missing-headless-service',
  severity: 'error',
  because:
    'Without its headless Service, the pods of a StatefulSet have no DNS names of their own and cannot find each other.',
  about: 'StatefulSets and DNS of pods',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  avoidedBy: 'HeadlessStatefulDb',
  bad: manifests(mysql('mysql'), HEADLESS),
  says: 'StatefulSet shop/db spec.serviceName: found "mysql", which no Service in namespace shop is called, expected "db"; name the headless Service of its pods',
  good: manifests(mysql('db'), HEADLESS),
  more: [
    {
      bad: manifests(mysql('db'), WITH_CLUSTER_IP, CLIENT),
      says: 'StatefulSet shop/db spec.serviceName: found "db", a Service with a cluster IP, expected a headless Service; give it clusterIP: None, and clients a Service of their own',
      doubt: 'CoreDNS answers such names for ready pods, though Kubernetes promises it of headless Services only',
      good: manifests(mysql('db'), HEADLESS, CLIENT),
    },
    {
      bad: manifests(database('db', 'replicas: 3')),
      says: 'StatefulSet shop/db spec.serviceName: found nothing beside headless Service db-pods, so the pods get no names, expected "db-pods"; name the headless Service of its pods',
      doubt: 'its pods run and serve without names of their own, and nobody here calls one by its name',
      good: manifests(DATABASE),
    },
    {
      bad: manifests(mysql('db-hl'), WITH_CLUSTER_IP),
      says: 'StatefulSet shop/db spec.serviceName: found "db-hl", which no Service in namespace shop is called, expected a headless Service; write one that selects its pods',
      doubt: 'the Service may be in files that were not given',
      good: manifests(mysql('db-hl'), WITH_CLUSTER_IP, mysqlService('db-hl', 'clusterIP: None')),
    },
    {
      bad: manifests(governed('serviceName: db\nreplicas: 1'), PEERS),
      says: 'StatefulSet default/db spec.serviceName: found "db", which no Service in namespace default is called, expected "peers"; name the headless Service of its pods',
      doubt: 'the Service may be in files that were not given',
      good: manifests(governed('serviceName: peers\nreplicas: 1'), PEERS),
    },
  ],
  silent: [
    { when: 'the StatefulSet names no Service', manifests: governed('') },
    { when: 'no Service is in these files', manifests: governed('serviceName: db') },
    {
      when: 'its Service has a cluster IP, and nobody calls pods by their names',
      manifests: manifests(mysql('db'), WITH_CLUSTER_IP),
    },
    {
      when: 'nobody connects to its pods, but for what another Service is for',
      manifests: manifests(mysql('peers'), mysqlService('metrics', '')),
    },
  ],
  on: (cluster) => cluster.ofKind('StatefulSet').all,
  *check({ object }, cluster) {
    const name = object.spec.get('serviceName').text;
    const services = cluster.services.named(object.namespace, name ?? '');
    if (!name) {
      yield* forgotten(object, cluster);
      return;
    }
    // What cannot be the name of a Service is told as such.
    if (isComplaint(dnsLabel(name))) {
      return;
    }
    if (services.length === 0) {
      yield* missing(object, name, cluster);
    } else if (!services.some(({ isHeadless }) => isHeadless)) {
      yield* notHeadless(object, name, cluster);
    }
  },
};

/** A Service with a cluster IP. Some DNS servers answer all the same, and nothing is lost where nobody asks for the pods. */
function* notHeadless(object: KubeObject, name: string, cluster: Cluster): Iterable<Fault> {
  const own = headlessOf(object, cluster);
  if ([name, ...own.map((each) => each.name)].some((each) => areCalledBy(each, object, cluster))) {
    yield doubtful(
      'CoreDNS answers such names for ready pods, though Kubernetes promises it of headless Services only',
      fault(
        object.spec.get('serviceName'),
        `${quoted(name)}, a Service with a cluster IP`,
        own.length > 0 ? listed(own.map((each) => quoted(each.name))) : 'a headless Service',
        own.length > 0
          ? 'name the headless Service of its pods'
          : 'give it clusterIP: None, and clients a Service of their own',
      ),
    );
  }
}

/** Pods that somebody calls by their names, though no Service gives them any. */
function* forgotten(object: KubeObject, cluster: Cluster): Iterable<Fault> {
  const called = headlessOf(object, cluster).find(({ name }) => areCalledBy(name, object, cluster));
  if (called !== undefined) {
    yield fault(
      object.spec.get('serviceName'),
      `nothing, while pods are called by names that Service ${called.name} would give them`,
      quoted(called.name),
      'name the headless Service of its pods',
    );
    return;
  }
  const [only, another] = headlessOf(object, cluster);
  if (only !== undefined && another === undefined && (object.spec.get('replicas').number ?? 1) > 1) {
    yield doubtful(
      'its pods run and serve without names of their own, and nobody here calls one by its name',
      fault(
        object.spec.get('serviceName'),
        `nothing beside headless Service ${only.name}, so the pods get no names`,
        quoted(only.name),
        'name the headless Service of its pods',
      ),
    );
  }
}

/** The Services of its pods after which the missing one is called: `db` for `db-hl`. */
function namedAfter({ namespace, name: set }: KubeObject, name: string, cluster: Cluster): readonly Service[] {
  return cluster.workloads
    .named(namespace, set)
    .flatMap((workload) => cluster.servicesOf(workload))
    .filter((service) => name.startsWith(`${service.name}-`));
}

function headlessOf({ namespace, name }: KubeObject, cluster: Cluster): readonly Service[] {
  return cluster.workloads
    .named(namespace, name)
    .flatMap((workload) => cluster.servicesOf(workload))
    .filter(({ isHeadless }) => isHeadless);
}

function* missing(object: KubeObject, name: string, cluster: Cluster): Iterable<Fault> {
  const own = headlessOf(object, cluster);
  const candidates =
    own.length > 0 ? own : cluster.services.in(object.namespace).filter((each) => each.isHeadless && !each.isNameAlone);
  const mistake = fault(
    object.spec.get('serviceName'),
    `${quoted(name)}, which no Service in namespace ${object.namespace} is called`,
    candidates.length === 0
      ? 'a headless Service'
      : listed([...new Set(candidates.map((each) => quoted(each.name)))].sort()),
    candidates.length === 0 ? 'write one that selects its pods' : 'name the headless Service of its pods',
  );
  const near = nearService(cluster, object.namespace, name) ?? '';
  const elsewhere = cluster.services
    .anywhere(name)
    .filter((each) => object.namespaceGiven && each.object.namespaceGiven);
  const meant = [
    ...own,
    ...cluster.services.named(object.namespace, near),
    ...elsewhere,
    ...namedAfter(object, name, cluster),
  ];
  // The pods run and serve without DNS names too; who has a headless Service for several wants the names.
  const isOne = object.spec.get('replicas').number === 1;
  const wanting = meant.filter((each) => !isOne || each.name === near || !own.includes(each));
  // Of several, such as one for a ring of gossip, none may have been meant to give names.
  const isOpen = own.length > 1 && near === '' && elsewhere.length === 0;
  if (wanting.some(({ isHeadless }) => isHeadless) && !isOpen) {
    yield mistake;
  } else if (cluster.holdsAll('Service', object.namespace)) {
    yield areCalledBy(name, object, cluster)
      ? mistake
      : doubtful('its pods run and serve without names of their own, and nobody here calls one by its name', mistake);
  } else if (meant.length > 0 || (operatorIn(cluster) === undefined && areCalledBy(name, object, cluster))) {
    yield doubtful(notGiven('Service'), mistake);
  }
}
