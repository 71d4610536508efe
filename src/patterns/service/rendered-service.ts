import type { ApiObjectMetadata } from 'cdk8s';
import { type IPodSelector, k8s, type Protocol, Service, type ServiceBindOptions, ServiceType } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { labelValue, type TextMap } from '../../values/labels';
import { qualifiedName } from '../../values/qualified-name';
import { quoted } from '../../values/wording';
import { claimNodePort } from '../cluster/claims';
import { completeManifest } from '../complete-manifest';
import { portsComplaint } from '../ports/distinct-ports';
import type { PortMapping } from '../ports/service-port';
import { accepted, refusal } from '../refusal';
import { elsewhereComplaint, selectedPods } from '../selection/selected-pods';
import { boundPort } from './bound-port';
import type { IpFamilyPolicy } from './common-props';

/** What a pattern wants its Service to be. */
export interface ServicePlan {
  readonly type?: ServiceType;
  readonly headless?: boolean;
  readonly externalName?: string;
  readonly ports: readonly PortMapping[];
  /** The fields that cdk8s-plus-27 does not know. */
  readonly fields: Partial<k8s.ServiceSpec>;
  /** What Kubernetes assumes of this Service's address families where nobody says, if it is not the usual. */
  readonly assumedFamilyPolicy?: IpFamilyPolicy;
}

/** The same with what it is called, whom it selects, and newer fields. */
interface SettledPlan extends ServicePlan {
  readonly metadata: ApiObjectMetadata & { readonly name: string };
  /** The pods' labels; undefined for a Service that must not select pods. */
  readonly selector?: TextMap;
  /** Fields newer than the Kubernetes 1.27 that cdk8s-plus-27 is made from. */
  readonly newer?: () => Readonly<Record<string, unknown>>;
}

/**
 * The cdk8s-plus Service inside a pattern. It is a full cdk8s-plus Service (Ingress backends, connections and the rest
 * take it, ports and labels can be added to it), but renders what the pattern planned and nothing nobody asked for.
 */
export class RenderedService extends Service {
  private readonly planned: readonly PortMapping[];
  private readonly fields: Partial<k8s.ServiceSpec>;
  /** Undefined for a Service that must not select pods. */
  private selected: TextMap | undefined;

  constructor(
    private readonly pattern: Construct,
    plan: SettledPlan,
  ) {
    super(pattern, 'Default', {
      metadata: plan.metadata,
      type: plan.type,
      clusterIP: plan.headless ? 'None' : plan.fields.clusterIp,
      externalName: plan.externalName,
    });
    this.planned = plan.ports;
    this.fields = plan.fields;
    this.selected = plan.selector;
    for (const { port, name, nodePort, target } of plan.ports) {
      super.bind(port, { name, nodePort, protocol: target.protocol, targetPort: target.number });
    }
    this.refuseClashingPorts();
    completeManifest(this.apiObject, plan.newer);
  }

  /** The number of the first port. Refused where there is none, for cdk8s-plus would stumble over it. */
  public override get port(): number {
    const [first] = this.ports;
    if (first === undefined) {
      throw this.refusal(new Complaint('no port', 'a Service with ports', 'give the Service ports', '.port'));
    }
    return first.port;
  }

  /** Adds a port to those that the pattern planned. */
  public override bind(port: number, options: ServiceBindOptions = {}): void {
    const bound = boundPort(this.pattern, this.type, port, options);
    super.bind(port, bound);
    this.refuseClashingPorts();
    if (bound.nodePort !== undefined) {
      claimNodePort(this.pattern, bound.nodePort);
    }
  }

  /** Narrows the selection to pods that carry these labels as well. */
  public override select(selector: IPodSelector): void {
    const where = `${this.pattern.node.path} selector`;
    const pods = accepted(where, selectedPods(selector));
    const complaint = elsewhereComplaint(pods, this.metadata.namespace);
    if (complaint !== undefined) {
      throw refusal(where, complaint);
    }
    for (const [key, value] of Object.entries(pods.labels)) {
      this.selectLabel(key, value);
    }
  }

  /** Narrows the selection to pods that carry this label as well. */
  public override selectLabel(key: string, value: string): void {
    const where = `${this.pattern.node.path} selector`;
    accepted(`${where} key`, qualifiedName(key));
    accepted(`${where}[${quoted(key)}]`, labelValue(value));
    if (this.selected === undefined) {
      throw this.refusal(
        new Complaint(
          `the label ${quoted(key)}`,
          'no selector on this Service',
          'use a pattern that selects pods',
          '.selector',
        ),
      );
    }
    const present = Object.hasOwn(this.selected, key) ? this.selected[key] : undefined;
    if (present !== undefined && present !== value) {
      throw this.refusal(
        new Complaint(
          `${quoted(value)} beside ${quoted(present)}, which no pod carries both`,
          'one value for each label',
          'select by a label that all the pods share',
          `.selector[${quoted(key)}]`,
        ),
      );
    }
    this.selected = { ...this.selected, [key]: value };
  }

  /**
   * The labels that the Service selects pods by; undefined where it must not select any.
   *
   * @internal
   */
  public get _selected(): TextMap | undefined {
    return this.selected;
  }

  /** @internal */
  public override _toKube(): k8s.ServiceSpec {
    const { selected = {}, fields } = this;
    const ports = this.ports.map((port, i): k8s.ServicePort => {
      const planned = this.planned[i];
      const target = planned?.targetsName ? planned.target.name : port.targetPort;
      return {
        name: port.name,
        port: port.port,
        targetPort: target === undefined || target === port.port ? undefined : targetPort(target),
        nodePort: port.nodePort,
        protocol: isTcp(port.protocol) ? undefined : port.protocol,
        appProtocol: planned?.appProtocol,
      };
    });
    return {
      type: this.type === ServiceType.CLUSTER_IP ? undefined : this.type,
      clusterIp: this.clusterIP,
      externalName: this.externalName,
      selector: Object.keys(selected).length === 0 ? undefined : selected,
      ports: ports.length === 0 ? undefined : ports,
      ...fields,
    };
  }

  private refuseClashingPorts(): void {
    const ports = this.ports.map((port) => ({ ...port, protocol: port.protocol ?? 'TCP' }));
    const complaint = portsComplaint(ports, ({ port }) => `rename one: exposedAs(${port}, { name: … })`);
    if (complaint !== undefined) {
      throw this.refusal(complaint.under('ports'));
    }
  }

  private refusal(complaint: Complaint): Error {
    return refusal(this.pattern, complaint);
  }
}

function targetPort(target: string | number): k8s.IntOrString {
  return typeof target === 'string' ? k8s.IntOrString.fromString(target) : k8s.IntOrString.fromNumber(target);
}

/** TCP is what Kubernetes assumes, so it is not written. */
function isTcp(protocol: Protocol | undefined): boolean {
  return protocol === undefined || protocol === 'TCP';
}
