import type { Field } from '../../values/field';
import { Container, type ContainerPort } from './container';

/** The pods that a workload makes, as its template describes them. */
export class PodTemplate {
  readonly labels: ReadonlyMap<string, string>;
  readonly spec: Field;
  readonly containers: readonly Container[];
  /** The containers that run while the pod serves, in the order in which Kubernetes looks for a named port. */
  readonly serving: readonly Container[];
  /** The ports that the serving containers declare. */
  readonly ports: readonly ContainerPort[];

  /** @param field what holds `metadata` and `spec` */
  constructor(readonly field: Field) {
    this.labels = field.find('metadata', 'labels').texts;
    this.spec = field.get('spec');
    this.containers = [
      ...this.spec.get('containers').items.map((each) => new Container(each, 'main')),
      ...this.spec
        .get('initContainers')
        .items.map((each) => new Container(each, each.get('restartPolicy').text === 'Always' ? 'sidecar' : 'init')),
    ];
    this.serving = this.containers.filter(({ role }) => role !== 'init');
    this.ports = this.serving.flatMap(({ ports }) => ports);
  }

  /** The declared port that a named target port means: the first of that name and protocol. */
  portNamed(name: string, protocol: string): ContainerPort | undefined {
    return this.ports.find((port) => port.name === name && port.protocol === protocol);
  }
}
