import { isTold } from '../../guesses/pods/told-ports';
import type { Mention } from '../../guesses/settings/mentions';
import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import { serviceNamed } from '../../guesses/settings/named-service';
import type { Cluster } from '../../model/cluster/cluster';
import type { MadeService } from '../../model/traffic/made-services';
import type { Service } from '../../model/views/service';
import { areSwapped } from '../../values/number-likeness';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { client, manifests, WEB, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { alias } from '../examples/referring-parts';
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

const PEERS = manifests(
  WEB_DEPLOYMENT,
  WEB_SERVICE.replace('spec:', 'spec:\n  clusterIP: None').replace('port: 80\n', 'port: 8080\n'),
);

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
      bad: manifests(KAFKA, client('kafka://events-kafka-bootstrap:9092')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found port 9092 of host "events-kafka-bootstrap", expected a port of Service shop/events-kafka-bootstrap, which the operator makes of Kafka shop/events: 9091 or 9093; name the port of the Service',
      good: manifests(KAFKA, client('kafka://events-kafka-bootstrap:9093')),
    },
    {
      bad: manifests(PEERS, client('http://web:8008')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found port 8008 of host "web", expected 8080, which its pods declare; correct the port',
      good: manifests(PEERS, client('http://web:8080')),
    },
  ],
  silent: [{ when: 'settings of nginx name an upstream, and the host stands in a remark', manifests: UPSTREAM }],
  on: (cluster) => namedHostsIn(cluster).filter(({ mention }) => mention.port !== undefined),
  *check(named, cluster) {
    yield* askedByPods(named, cluster, mistakesIn(named, cluster));
    // Pods may listen where nobody says so, and a trace takes it for granted.
    yield* ofPods(named, cluster);
  },
};

function* mistakesIn(host: NamedHost, cluster: Cluster): Iterable<Fault> {
  const { object, mention, named } = host;
  if (named.is === 'made') {
    yield* ofOperator(mention, named.service);
    return;
  }
  const services = named.is === 'known' ? named.services.map((service) => behindAlias(service, cluster)) : [];
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

/** A port of pods themselves, under the name of a headless Service, of which two digits changed places. */
function* ofPods({ mention, named }: NamedHost, cluster: Cluster): Iterable<Fault> {
  const { port = 0, host, portField } = mention;
  const services = named.is === 'known' ? named.services : [];
  if (services.length === 0 || !services.every(({ isHeadless }) => isHeadless)) {
    return;
  }
  const pods = services.flatMap((service) => cluster.selectedBy(service));
  const known = [
    ...services.flatMap(({ ports }) => ports.flatMap(({ number, target }) => [number, target])),
    ...pods.flatMap(({ pod }) => pod.ports.map(({ number }) => number)),
  ];
  const near = known.find((each) => typeof each === 'number' && areSwapped(each, port));
  if (near !== undefined && !known.includes(port) && !pods.some((each) => isTold(cluster, each, port))) {
    yield doubtful(
      'the pods may listen on a port that nothing declares',
      fault(portField, `port ${port} of host ${quoted(host)}`, `${near}, which its pods declare`, 'correct the port'),
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
