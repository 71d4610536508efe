import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { filesOf, settingsFor } from '../../model/traffic/configuration-files';
import type { Container } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';

/** An address of a broker of Kafka, by the name of its listener. */
export interface KafkaAddress {
  readonly listener: string;
  /** Empty where it is that of all networks. */
  readonly host: string;
  readonly port: number;
}

/** A broker of Kafka that tells its clients where to come to: they ask at one address, and are told another. */
export interface Broker {
  /** What holds the setting. */
  readonly object: KubeObject;
  readonly workload: Workload;
  readonly field: Field;
  readonly advertised: readonly KafkaAddress[];
  /** Where it listens; none where that is not said. */
  readonly listeners: readonly KafkaAddress[];
}

const ADVERTISED = 'ADVERTISED_LISTENERS';
const LISTENERS = 'LISTENERS';

/** Before the name of a setting, in images of Confluent and Apache, and in those of Bitnami. */
const PREFIX = /^KAFKA_(?:CFG_)?/;
const PROPERTY = /^[ \t]*(advertised\.)?listeners[ \t]*=[ \t]*(\S+)/gm;

/** All brokers whose settings say what they tell their clients. */
export const brokersIn = once((cluster: Cluster): readonly Broker[] =>
  cluster.workloads.all.flatMap((workload) =>
    workload.pod.serving.flatMap((container) => brokerOf(cluster, workload, container) ?? []),
  ),
);

function brokerOf(cluster: Cluster, workload: Workload, container: Container): Broker | undefined {
  const settings = [...settingsOf(cluster, workload, container)];
  const told = settings.find(({ name }) => name === ADVERTISED);
  return told === undefined
    ? undefined
    : {
        object: told.object,
        workload,
        field: told.field,
        advertised: addressesIn(told.text),
        listeners: addressesIn(settings.find(({ name }) => name === LISTENERS)?.text ?? ''),
      };
}

interface Setting {
  readonly object: KubeObject;
  readonly field: Field;
  readonly name: string;
  readonly text: string;
}

/** The settings of a broker, those that win before others: its own variables, those of ConfigMaps, and its files. */
function* settingsOf(cluster: Cluster, workload: Workload, container: Container): Iterable<Setting> {
  const { object } = workload;
  for (const [name, field] of container.environment) {
    if (PREFIX.test(name)) {
      yield { object, field, name: name.replace(PREFIX, ''), text: field.text ?? '' };
    }
  }
  for (const entry of settingsFor(cluster, workload, container)) {
    if (PREFIX.test(entry.name)) {
      yield { ...entry, name: entry.name.replace(PREFIX, '') };
    }
  }
  for (const file of filesOf(cluster, workload, container).filter(({ text }) => text.includes('listeners'))) {
    for (const [, advertised, text = ''] of file.text.matchAll(PROPERTY)) {
      yield { ...file, name: advertised === undefined ? LISTENERS : ADVERTISED, text };
    }
  }
}

/** `PLAINTEXT://kafka:9092,OUTSIDE://localhost:9094` */
function addressesIn(text: string): readonly KafkaAddress[] {
  return text.split(',').flatMap((each) => {
    const [, listener, host = '', port] = /^\s*(\w+):\/\/([^\s:/]*):(\d{1,5})\s*$/.exec(each) ?? [];
    return listener === undefined ? [] : [{ listener, host, port: Number(port) }];
  });
}
