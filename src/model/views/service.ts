import { isExternallyReachable, isHeadless, SERVICE_TYPES, typeOf } from '../../kinds/parts/service-type';
import { isComplaint } from '../../values/complaint';
import { Field } from '../../values/field';
import { servicePortName } from '../../values/port';
import type { KubeObject } from '../objects/kube-object';
import { portNumberIn, protocolIn } from './port-fields';

/** A port of a Service, as Kubernetes reads it after filling in defaults. */
export class ServicePort {
  /** Empty for a port without a name. */
  readonly name: string;
  /** Undefined where no port number is written. */
  readonly number: number | undefined;
  readonly protocol: string;
  /** The pods' port, by number or name; the Service's own number where nothing is written. Undefined if unreadable. */
  readonly target: number | string | undefined;

  constructor(readonly field: Field) {
    this.name = field.get('name').text ?? '';
    this.number = portNumberIn(field.get('port'));
    this.protocol = protocolIn(field.get('protocol'));
    const target = field.get('targetPort');
    this.target =
      target.isGiven && target.value !== 0 && target.value !== '' ? (target.text ?? portNumberIn(target)) : this.number;
  }

  /** One that is asked for and nowhere written. */
  static numbered(port: number, protocol: string): ServicePort {
    return new ServicePort(Field.root({ port, protocol }));
  }

  /** Whether it has a number and, if any, a name that could be one. */
  get isReadable(): boolean {
    const name = this.field.get('name');
    return this.number !== undefined && !((name.value || '') !== '' && isComplaint(servicePortName(name.value)));
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
  /** Whether its selector holds labels and nothing else. */
  readonly hasReadableSelector: boolean;
  readonly ports: readonly ServicePort[];
  readonly selector: ReadonlyMap<string, string>;

  constructor(readonly object: KubeObject) {
    this.type = typeOf(object);
    this.isExternalName = this.type === 'ExternalName';
    this.isHeadless = isHeadless(object);
    this.isLoadBalancer = this.type === 'LoadBalancer';
    const selector = this.spec.get('selector');
    this.selector = selector.texts;
    this.hasSelector = !this.isExternalName && (selector.keys.length > 0 || (selector.isGiven && !selector.isMap));
    this.hasReadableSelector = (selector.isMap || !selector.isGiven) && this.selector.size === selector.keys.length;
    this.ports = this.spec.get('ports').items.map((each) => new ServicePort(each));
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

  /** Whether pods that are not ready are endpoints all the same. */
  get publishesNotReady(): boolean {
    return this.spec.get('publishNotReadyAddresses').flag === true;
  }

  /** Whether there is such a type. If not, nothing is too much for it. */
  get hasKnownType(): boolean {
    return SERVICE_TYPES.includes(this.type);
  }

  /** Whether nodes or load balancers take traffic for it from outside the cluster, or would if it were not headless. */
  get isExternallyReachable(): boolean {
    return isExternallyReachable(this.object);
  }

  /**
   * Whether Kubernetes gives it both address families unasked: for endpoints that somebody else writes and no proxy stands
   * before, it assumes RequireDualStack, whatever family is written. `pkg/registry/core/service/storage/alloc.go` of
   * Kubernetes, `initIPFamilyFields`.
   */
  get getsBothFamilies(): boolean {
    return this.isHeadless && !this.hasSelector && !this.spec.get('ipFamilyPolicy').isGiven;
  }

  /** Whether it is but a name, such as electors of leaders keep one: without a selector, a cluster IP and a port to connect to. */
  get isNameAlone(): boolean {
    return this.isHeadless && !this.hasSelector && this.ports.length === 0;
  }

  /** Whether its ports can be told. If not, whatever leads to one of them is not to blame. */
  get hasReadablePorts(): boolean {
    const ports = this.spec.get('ports');
    return (ports.isList || !ports.isGiven) && this.ports.every(({ isReadable }) => isReadable);
  }

  portNamed(name: string): ServicePort | undefined {
    return this.ports.find((port) => port.name === name);
  }

  /** The ports with a number: two, where TCP and UDP share it. */
  portsNumbered(number: number): readonly ServicePort[] {
    return this.ports.filter((port) => port.number === number);
  }
}
