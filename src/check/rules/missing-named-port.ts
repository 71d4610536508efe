import { isPortTold } from '../../guesses/pods/told-ports';
import type { Mention } from '../../guesses/settings/mentions';
import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import { serviceNamed } from '../../guesses/settings/named-service';
import type { Cluster } from '../../model/cluster/cluster';
import { lastingPodsOf } from '../../model/traffic/endpoints';
import type { MadeService } from '../../model/traffic/made-services';
import type { Service } from '../../model/views/service';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { client, manifests, WEB } from '../examples/parts';
import { alias } from '../examples/referring-parts';
import { DATABASE } from '../examples/stateful-parts';
import { askedByPods } from '../references/asked-host';

const UPSTREAM = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - {port: 80}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: nginx
data:
  nginx.conf: |
    upstream web {
     server web:80;
    }
    # proxy_pass http://web:9999;
    proxy_pass http://web:8080;`;

const ALIAS = alias('web.shop.svc.cluster.local');

const KAFKA = `
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata:
  name: events
  namespace: shop
spec:
  kafka:
    listeners:
      - name: tls
        port: 9093
        type: internal
        tls: true`;

export const missingNamedPort: Rule<NamedHost> = {
  id: 'missing-named-port',
  severity: 'error',
  because: 'A Service takes connections to its own ports alone; those to any other number are refused or time out.',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, client('http://web:8080')),
  says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found port 8080 of host "web", expected a port of Service shop/web: 80/TCP (http); name the port of the Service, not that of its pods',
  good: manifests(WEB, client('http://web:80')),
  more: [
    {
      bad: manifests(WEB, ALIAS, client('http://web:8080', 'store')),
      says: 'Deployment store/client spec.template.spec.containers[0].env[0].value: found port 8080 of host "web", expected a port of Service shop/web: 80/TCP (http); name the port of the Service, not that of its pods',
      good: manifests(WEB, ALIAS, client('http://web:80', 'store')),
    },
    {
      bad: manifests(DATABASE, client('mongodb://db-0.db-pods:27018/shop')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found port 27018 of host "db-0.db-pods", expected a port that pods of headless Service shop/db-pods declare: 27017/TCP (mongo); name one of these',
      doubt: 'pods may listen where nobody says so',
      good: manifests(DATABASE, client('mongodb://db-0.db-pods:27017/shop')),
    },
    {
      bad: manifests(KAFKA, client('kafka://events-kafka-bootstrap:9092')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found port 9092 of host "events-kafka-bootstrap", expected a port of Service shop/events-kafka-bootstrap, which the operator makes of Kafka shop/events: 9091 or 9093; name the port of the Service',
      doubt: 'the operator may be told to give the Service other ports',
      good: manifests(KAFKA, client('kafka://events-kafka-bootstrap:9093')),
    },
  ],
  doubts: ['the text may be about another server of that name'],
  silent: [{ when: 'settings of nginx name an upstream, and the host stands in a remark', manifests: UPSTREAM }],
  on: (cluster) => namedHostsIn(cluster).filter(({ mention }) => mention.port !== undefined),
  *check(host, cluster) {
    const { mention, named } = host;
    const found = named.is === 'made' ? ofOperator(mention, named.service) : ofService(host, cluster);
    yield* askedByPods(host, cluster, found);
    // Whether a connection to such a port arrives, nobody can tell.
    yield* ofPods(host, cluster);
  },
};

function servicesOf({ named }: NamedHost, cluster: Cluster): readonly Service[] {
  return named.is === 'known' ? named.services.map((service) => behindAlias(service, cluster)) : [];
}

/** A port that a Service with a cluster IP lacks. */
function* ofService(host: NamedHost, cluster: Cluster): Iterable<Fault> {
  const { object, mention } = host;
  const services = servicesOf(host, cluster);
  if (services.length > 0 && services.every((service) => lacks(service, mention))) {
    const mistake = fault(
      mention.portField,
      `port ${mention.port} of host ${quoted(mention.host)}`,
      `a port of ${services[0]?.object.title}: ${listed([...new Set(services.flatMap(({ ports }) => ports).map(String))])}`,
      'name the port of the Service, not that of its pods',
    );
    yield mention.isSure && !mention.isImplied && object.known !== 'ConfigMap' && object.known !== 'Secret'
      ? mistake
      : doubtful('the text may be about another server of that name', mistake);
  }
}

/** A port that neither a headless Service nor its pods speak of. */
function* ofPods(host: NamedHost, cluster: Cluster): Iterable<Fault> {
  const { mention } = host;
  const services = servicesOf(host, cluster);
  if (services.length > 0 && services.every((service) => isUnheardOf(service, host, cluster))) {
    yield doubtful(
      'pods may listen where nobody says so',
      fault(
        mention.portField,
        `port ${mention.port} of host ${quoted(mention.host)}`,
        `a port that pods of headless ${services[0]?.object.title} declare: ${listed([...new Set(services.flatMap(({ ports }) => ports).map(String))])}`,
        'name one of these',
      ),
    );
  }
}

/** A port that no Service of the operator has. It may be told of more of them. */
function* ofOperator(mention: Mention, { object, name, ports }: MadeService): Iterable<Fault> {
  if (ports.length > 0 && !mention.isImplied && !ports.includes(mention.port ?? 0)) {
    yield doubtful(
      'the operator may be told to give the Service other ports',
      fault(
        mention.portField,
        `port ${mention.port} of host ${quoted(mention.host)}`,
        `a port of Service ${object.namespace}/${name}, which the operator makes of ${object.title}: ${listed(ports.map(String))}`,
        'name the port of the Service',
      ),
    );
  }
}

/** Whether a headless Service and all of its pods write other ports down, and nothing that the pods are told is about this one. */
function isUnheardOf(service: Service, { object, mention, named }: NamedHost, cluster: Cluster): boolean {
  const { port = 0, isImplied } = mention;
  // What names a pod of a Service is a host, whatever the setting is called.
  const isSure = mention.isSure || (named.is === 'known' && named.pod !== undefined);
  const pods = service.isHeadless ? lastingPodsOf(cluster, service) : [];
  return (
    isSure &&
    !isImplied &&
    pods.length > 0 &&
    service.ports.length > 0 &&
    service.hasReadablePorts &&
    service.ports.every(({ number, target }) => number !== port && target !== port) &&
    // Pods know of their own where they listen.
    pods.every(
      (each) =>
        each.object !== object &&
        each.pod.ports.length > 0 &&
        each.pod.ports.every(({ number }) => number !== undefined && number !== port) &&
        each.pod.serving.every(({ probedPorts }) => !probedPorts.includes(port)) &&
        !isPortTold(cluster, each, port),
    )
  );
}

/** The Service that an alias inside the cluster stands for: it maps no ports. Any other Service is itself. */
function behindAlias(service: Service, cluster: Cluster): Service {
  const named = service.isExternalName
    ? serviceNamed(cluster, service.spec.get('externalName').text ?? '', service.namespace)
    : undefined;
  const [target, variant] = named?.is === 'known' && named.pod === undefined ? named.services : [];
  return target === undefined || variant !== undefined ? service : target;
}

/** Names of pods, and names for something outside, lead to ports that no Service lists. */
function lacks(service: Service, { port }: Mention): boolean {
  const { isExternalName, isHeadless, ports } = service;
  return (
    !isExternalName &&
    !isHeadless &&
    ports.length > 0 &&
    ports.every(({ number }) => number !== port) &&
    service.hasReadablePorts
  );
}
