import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { type IPodSelector, k8s, type Protocol, Service, ServiceType } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { portsComplaint } from '../ports/distinct-ports';
import type { PortMapping } from '../ports/service-port';
import { refusal } from '../refusal';
import { selectedPods } from '../selection/selected-pods';
import type { TrafficDistribution } from './common-props';

/** What a pattern wants its Service to be. */
export interface ServicePlan {
  readonly metadata: ApiObjectMetadata & { readonly name: string };
  readonly type?: ServiceType;
  readonly headless?: boolean;
  readonly externalName?: string;
  readonly ports: readonly PortMapping[];
  /** The pods' labels; undefined for a Service that must not select pods. */
  readonly selector?: TextMap;
  /** The fields that cdk8s-plus-27 does not know. */
  readonly fields: Partial<k8s.ServiceSpec>;
  /** Newer than the Kubernetes 1.27 that cdk8s-plus-27 is made from. */
  readonly trafficDistribution?: TrafficDistribution;
}

/**
 * The cdk8s-plus Service inside a pattern. It is a full cdk8s-plus Service (Ingress backends, connections and the rest
 * take it, ports and labels can be added to it), but renders what the pattern planned and nothing nobody asked for.
 */
export class RenderedService extends Service {
  private readonly selected: Record<string, string>;

  constructor(
    private readonly pattern: Construct,
    private readonly plan: ServicePlan,
  ) {
    super(pattern, 'Default', {
      metadata: plan.metadata,
      type: plan.type,
      clusterIP: plan.headless ? 'None' : undefined,
      externalName: plan.externalName,
    });
    this.selected = { ...plan.selector };
    for (const { port, name, nodePort, target } of plan.ports) {
      this.bind(port, { name, nodePort, protocol: target.protocol, targetPort: target.number });
    }
    const complaint = portsComplaint(this.distinguished());
    if (complaint !== undefined) {
      throw refusal(pattern, complaint.under('ports'));
    }
    if (plan.trafficDistribution !== undefined) {
      addToSpec(this.apiObject, { trafficDistribution: plan.trafficDistribution });
    }
    // Ports can still be added to the cdk8s-plus Service, and must then fit together as well.
    this.node.addValidation({ validate: () => this.validatePorts() });
  }

  public override select(selector: IPodSelector): void {
    const pods = selectedPods(selector);
    if (isComplaint(pods)) {
      throw refusal(this.pattern, pods.under('selector'));
    }
    for (const [key, value] of Object.entries(pods.labels)) {
      this.selectLabel(key, value);
    }
  }

  public override selectLabel(key: string, value: string): void {
    if (this.plan.selector === undefined) {
      throw refusal(
        this.pattern,
        new Complaint(
          `the label ${key}`,
          'no selector on this Service',
          'use a pattern that selects pods',
          '.selector',
        ),
      );
    }
    this.selected[key] = value;
  }

  /** @internal */
  public override _toKube(): k8s.ServiceSpec {
    const { plan } = this;
    const ports = this.ports.map((port, i): k8s.ServicePort => {
      const planned = plan.ports[i];
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
      selector: Object.keys(this.selected).length === 0 ? undefined : { ...this.selected },
      ports: ports.length === 0 ? undefined : ports,
      ...plan.fields,
    };
  }

  private validatePorts(): string[] {
    const complaint = this.ports.length > this.plan.ports.length ? portsComplaint(this.distinguished()) : undefined;
    return complaint === undefined ? [] : [complaint.under('ports').sentence(this.pattern.node.path)];
  }

  private distinguished() {
    return this.ports.map(({ port, name, protocol, nodePort }) => ({
      port,
      name,
      nodePort,
      protocol: protocol ?? 'TCP',
    }));
  }
}

function targetPort(target: string | number): k8s.IntOrString {
  return typeof target === 'string' ? k8s.IntOrString.fromString(target) : k8s.IntOrString.fromNumber(target);
}

/** TCP is what Kubernetes assumes, so it is not written. */
function isTcp(protocol: Protocol | undefined): boolean {
  return protocol === undefined || protocol === 'TCP';
}

/**
 * Adds fields that are newer than Kubernetes 1.27 to what an object renders. cdk8s-plus-27 keeps only the fields it
 * knows when it renders, even of a JSON patch, so they have to be added behind it.
 */
function addToSpec(object: ApiObject, fields: Record<string, unknown>): void {
  const render = object.toJson.bind(object);
  object.toJson = () => {
    const manifest = render();
    const spec = Object.entries({ ...manifest.spec, ...fields }).sort(([a], [b]) => (a < b ? -1 : 1));
    return { ...manifest, spec: Object.fromEntries(spec) };
  };
}
