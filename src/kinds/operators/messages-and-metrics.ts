import { alike, type Operator } from './operator';

/** Operators of brokers, and of what watches others. */
export const MESSAGES_AND_METRICS: readonly Operator[] = [
  {
    group: 'kafka.strimzi.io',
    kind: 'Kafka',
    makes: [
      // Port 9091 is for the brokers among themselves.
      ...alike(['*-kafka-bootstrap', '*-kafka-brokers'], [9091], 'spec.kafka.listeners[].port'),
      { name: '*-kafka-?-bootstrap', per: 'spec.kafka.listeners[].name' },
      { name: '*-zookeeper-client', ports: [2181] },
      { name: '*-zookeeper-nodes' },
    ],
    source: 'KafkaResources.java and ListenersUtils.java in strimzi/strimzi-kafka-operator',
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaConnect',
    makes: [...alike(['*-connect-api'], [8083]), { name: '*-connect' }],
    source: 'KafkaConnectResources.java in strimzi/strimzi-kafka-operator',
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaMirrorMaker2',
    makes: [...alike(['*-mirrormaker2-api'], [8083]), { name: '*-mirrormaker2' }],
    source: 'KafkaMirrorMaker2Resources.java in strimzi/strimzi-kafka-operator',
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaBridge',
    makes: alike(['*-bridge-service'], [8080, 8081], 'spec.http.port'),
    source: 'KafkaBridgeResources.java in strimzi/strimzi-kafka-operator',
  },
  {
    group: 'rabbitmq.com',
    kind: 'RabbitmqCluster',
    makes: [
      ...alike(
        ['*'],
        [
          5671, 5672, 5551, 5552, 15671, 15672, 15673, 15674, 15675, 15676, 15677, 15678, 15691, 15692, 1883, 8883,
          61613, 61614,
        ],
        'spec.override.service.spec.ports[].port',
      ),
      { name: '*-nodes' },
    ],
    source: 'internal/resource/service.go in rabbitmq/cluster-operator',
  },
  ...(
    [
      ['Prometheus', 'prometheus-operated', [9090, 10901]],
      ['PrometheusAgent', 'prometheus-agent-operated', [9090]],
      ['Alertmanager', 'alertmanager-operated', [9093, 9094]],
      ['ThanosRuler', 'thanos-ruler-operated', [10901, 10902]],
    ] as const
  ).map(
    ([kind, name, ports]): Operator => ({
      group: 'monitoring.coreos.com',
      kind,
      makes: [{ name, ports }],
      source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusSpec',
    }),
  ),
  {
    group: 'grafana.integreatly.org',
    kind: 'Grafana',
    makes: [{ name: '*-service' }],
    source: 'https://grafana.github.io/grafana-operator/docs/grafana/',
  },
  {
    group: 'opentelemetry.io',
    kind: 'OpenTelemetryCollector',
    makes: ['*-collector', '*-collector-headless', '*-collector-monitoring', '*-collector-extension'].map((name) => ({
      name,
    })),
    source: 'internal/naming/main.go in open-telemetry/opentelemetry-operator',
  },
  {
    group: 'jaegertracing.io',
    kind: 'Jaeger',
    makes: ['*-query', '*-collector', '*-collector-headless', '*-agent'].map((name) => ({ name })),
    source: 'https://www.jaegertracing.io/docs/1.57/operator/',
  },
];
