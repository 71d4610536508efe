import { mistyped } from '../../guesses/services/near-service';
import { type Broker, brokersIn, type KafkaAddress } from '../../guesses/settings/kafka-listeners';
import { serviceNamed } from '../../guesses/settings/named-service';
import type { Cluster } from '../../model/cluster/cluster';
import { reachedPort } from '../../model/traffic/opening';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { isLoopbackHost } from '../../values/loopback';
import { listed, quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { statefulSet } from '../examples/stateful-set-parts';

const kafka = (advertised: string, listeners = 'PLAINTEXT://:9092,CONTROLLER://:9093') =>
  statefulSet({
    name: 'kafka',
    spec: 'serviceName: brokers',
    labels: 'app: kafka',
    containers: `- name: kafka
  image: apache/kafka:4.1.0
  env:
    - name: KAFKA_LISTENERS
      value: ${listeners}
    - name: KAFKA_ADVERTISED_LISTENERS
      value: ${advertised}
  ports:
    - name: clients
      containerPort: 9092
  readinessProbe:
    tcpSocket:
      port: clients`,
  });

const serviceFor = (name: string, spec = '') =>
  webService({ name, spec, selector: 'app: kafka', ports: [servicePort({ name: 'clients', port: 9092, target: '' })] });

const SERVICES = [serviceFor('kafka'), serviceFor('brokers', 'clusterIP: None\npublishNotReadyAddresses: true')];

const advertising = (advertised: string, listeners?: string) => manifests(kafka(advertised, listeners), ...SERVICES);

export const unreachableAdvertisedListener: Rule<Broker> = {
  id: 'unreachable-advertised-listener',
  // Clients may come through a tunnel, and scripts may write other settings.
  severity: 'warning',
  because:
    'A client of Kafka asks at one address and goes on at the one that the broker tells it, where nobody listens.',
  about: 'Clients and names',
  source: 'https://kafka.apache.org/documentation/#brokerconfigs_advertised.listeners',
  avoidedBy: { nothing: 'what a broker tells its clients is a setting of its own, which no construct writes' },
  bad: advertising('PLAINTEXT://localhost:9092'),
  says: 'StatefulSet shop/kafka spec.template.spec.containers[0].env[1].value: found "localhost" for listener PLAINTEXT, to which Service shop/kafka leads clients, expected a name that leads to the broker from where they are, such as "kafka.shop"; advertise that',
  good: advertising('PLAINTEXT://kafka.shop:9092'),
  more: [
    {
      bad: advertising('PLAINTEXT://kafka-0.brokers:9094'),
      says: 'StatefulSet shop/kafka spec.template.spec.containers[0].env[1].value: found port 9094 of host "kafka-0.brokers", on which the broker has no listener, expected 9092 or 9093; advertise the port of the listener',
      good: advertising('PLAINTEXT://kafka-0.brokers:9092'),
    },
    {
      bad: advertising('PLAINTEXT://events:9092'),
      says: 'StatefulSet shop/kafka spec.template.spec.containers[0].env[1].value: found host "events", which no Service in namespace shop is called, expected one that leads to the broker: "kafka" or "brokers"; advertise that',
      good: advertising('PLAINTEXT://kafka:9092'),
    },
  ],
  silent: [
    {
      when: 'another listener is for clients in the cluster',
      manifests: advertising(
        'PLAINTEXT://kafka-0.brokers:9092,OUTSIDE://localhost:9094',
        'PLAINTEXT://:9092,CONTROLLER://:9093,OUTSIDE://:9094',
      ),
    },
    {
      when: 'a script puts the name of the pod in',
      manifests: advertising('PLAINTEXT://$(POD_NAME).brokers:9092'),
    },
  ],
  on: brokersIn,
  *check(broker, cluster) {
    const outside = broker.advertised.filter(({ host }) => !isLoopbackHost(host));
    for (const address of broker.advertised) {
      if (isLoopbackHost(address.host)) {
        yield* outside.length === 0 ? toldTheirOwn(address, broker, cluster) : [];
      } else {
        yield* withoutListener(address, broker, cluster);
        yield* ofNobody(address, broker, cluster);
      }
    }
  },
};

/** Clients who are told that the broker is on their own machine, though a Service leads them to it. */
function* toldTheirOwn(
  address: KafkaAddress,
  { workload, field, listeners }: Broker,
  cluster: Cluster,
): Iterable<Fault> {
  const port = listeners.find(({ listener }) => listener === address.listener)?.port ?? address.port;
  const service = forClients(workload, cluster).find(({ ports }) =>
    ports.some((each) => reachedPort(each, workload)?.number === port),
  );
  if (service !== undefined) {
    yield fault(
      field,
      `${quoted(address.host)} for listener ${address.listener}, to which ${service.object.title} leads clients`,
      `a name that leads to the broker from where they are, such as ${quoted(`${service.name}.${service.namespace}`)}`,
      'advertise that',
    );
  }
}

/** The Services that lead to a broker, those for clients first. */
function forClients(workload: Workload, cluster: Cluster): readonly Service[] {
  return [...cluster.servicesOf(workload)].sort((a, b) => Number(a.isHeadless) - Number(b.isHeadless));
}

/** A name that is none of a Service, and like none, though there are Services that lead to the broker. */
function* ofNobody({ host }: KafkaAddress, { workload, field }: Broker, cluster: Cluster): Iterable<Fault> {
  const named = serviceNamed(cluster, host, workload.namespace);
  const services = forClients(workload, cluster);
  if (
    named.is === 'missing' &&
    services.length > 0 &&
    mistyped(cluster, named.namespace, named.name) === undefined &&
    cluster.services.anywhere(named.name).length === 0
  ) {
    yield fault(
      field,
      `host ${quoted(host)}, which no Service in namespace ${named.namespace} is called`,
      `one that leads to the broker: ${listed(services.map(({ name }) => quoted(name)))}`,
      'advertise that',
    );
  }
}

/** A name of the pods themselves, with a port that no listener has: nothing is between that may lead elsewhere. */
function* withoutListener(
  { host, port }: KafkaAddress,
  { workload, field, listeners }: Broker,
  cluster: Cluster,
): Iterable<Fault> {
  const named = serviceNamed(cluster, host, workload.namespace);
  const isOwn =
    named.is === 'known' &&
    named.services.every((each) => each.isHeadless && cluster.selectedBy(each).includes(workload));
  if (isOwn && listeners.length > 0 && listeners.every((each) => each.port !== port)) {
    yield fault(
      field,
      `port ${port} of host ${quoted(host)}, on which the broker has no listener`,
      listed([...new Set(listeners.map((each) => String(each.port)))]),
      'advertise the port of the listener',
    );
  }
}
