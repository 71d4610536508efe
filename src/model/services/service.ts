import type { Field } from '../field';
import type { KubeObject } from '../kube-object';

/** A port of a Service, as Kubernetes reads it after filling in defaults. */
export class ServicePort {
  /** Empty for a port without a name. */
  readonly name: string;
  /** Undefined where no number is written. */
  readonly number: number | undefined;
  readonly protocol: string;
  /** The pods' port, by number or name; the Service's own number where nothing is written. */
  readonly target: number | string | undefined;

  constructor(readonly field: Field) {
    this.name = field.get('name').text ?? '';
    this.number = field.get('port').number;
    this.protocol = field.get('protocol').text ?? 'TCP';
    const target = field.get('targetPort');
    this.target = (target.isGiven && (target.number ?? target.text)) || this.number;
  }

  get nodePort(): number | undefined {
    return this.field.get('nodePort').number || undefined;
  }

  /** As a sentence names it: `80/TCP (http)`. */
  toString(): string {
    return `${this.number ?? '?'}/${this.protocol}${this.name && ` (${this.name})`}`;
  }
}

/** A Service, as Kubernetes reads it after filling in defaults. */
export class Service {
  /** `ClusterIP` where nothing is written. */
  readonly type: string;
  readonly isExternalName: boolean;
  readonly isHeadless: boolean;
  readonly isLoadBalancer: boolean;
  /** Whether it selects pods at all. Without a selector, somebody else writes its endpoints. */
  readonly hasSelector: boolean;
  readonly ports: readonly ServicePort[];
  readonly selector: ReadonlyMap<string, string>;

  constructor(readonly object: KubeObject) {
    this.type = this.spec.get('type').text || 'ClusterIP';
    this.isExternalName = this.type === 'ExternalName';
    this.isHeadless = !this.isExternalName && this.spec.get('clusterIP').text === 'None';
    this.isLoadBalancer = this.type === 'LoadBalancer';
    this.hasSelector = !this.isExternalName && this.spec.get('selector').keys.length > 0;
    this.ports = this.spec.get('ports').items.map((each) => new ServicePort(each));
    this.selector = this.spec.get('selector').texts;
  }

  get name(): string {
    return this.object.name;
  }

  get namespace(): string {
    return this.object.namespace;
  }

  get spec(): Field {
    return this.object.spec;
  }

  /** Whether nodes or load balancers take traffic for it from outside the cluster, or would if it were not headless. */
  get isExternallyReachable(): boolean {
    return (
      this.type === 'NodePort' ||
      this.isLoadBalancer ||
      (this.type === 'ClusterIP' && this.spec.get('externalIPs').length > 0)
    );
  }

  portNamed(name: string): ServicePort | undefined {
    return this.ports.find((port) => port.name === name);
  }

  /** The ports with a number: two, where TCP and UDP share it. */
  portsNumbered(number: number): readonly ServicePort[] {
    return this.ports.filter((port) => port.number === number);
  }
}
