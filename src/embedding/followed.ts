import { Construct, type IConstruct } from 'constructs';
import type { KubeObject } from '../model/objects/kube-object';
import { type Place, placeNamed } from '../trace/place';
import { speech, type Target, targetNamed } from '../trace/target';
import { type Trace, trace } from '../trace/trace';
import { Complaint, isComplaint } from '../values/complaint';
import { manifestsIn, nothingIn } from './received-manifests';
import { isWithin, type RenderedApp } from './rendered-app';

/** What traffic is followed through: whatever a test has at hand. Places and targets are texts, or constructs of its app. */
export class Followed {
  private readonly app: RenderedApp;

  constructor(
    /** The call to name in sentences. */
    private readonly where: string,
    received: unknown,
  ) {
    this.app = manifestsIn(received);
    if (this.app.cluster.objects.length === 0) {
      throw new Error(nothingIn(received).sentence(where));
    }
  }

  trace(from: unknown, to: unknown): Trace {
    return trace(this.app.cluster, this.placeOf(from), this.targetOf(to));
  }

  /** Whether an object was made by a construct, or by one inside it. */
  isMadeBy(object: KubeObject, construct: IConstruct): boolean {
    const maker = this.app.makers.get(object);
    return maker !== undefined && isWithin(maker, construct);
  }

  private placeOf(from: unknown): Place {
    if (!Construct.isConstruct(from)) {
      return this.accepted('from', placeNamed(this.app.cluster, from));
    }
    const workload = this.app.cluster.workloads.all.find(({ object }) => this.isMadeBy(object, from));
    return workload === undefined
      ? this.refused('from', new Complaint(`${from.node.path}, which makes no pods`, 'a place', 'pass what makes them'))
      : { is: 'pods', workload };
  }

  private targetOf(to: unknown): Target {
    const { services, workloads } = this.app.cluster;
    if (!Construct.isConstruct(to)) {
      return this.accepted('to', targetNamed(this.app.cluster, to));
    }
    const service = services.all.find(({ object }) => this.isMadeBy(object, to));
    if (service !== undefined) {
      const [port] = service.ports;
      return { is: 'service', service, port: port?.number, ...speech(port?.protocol === 'UDP' ? 'udp' : 'tcp') };
    }
    const workload = workloads.all.find(({ object }) => this.isMadeBy(object, to));
    const neither = `${to.node.path}, which makes neither a Service nor pods`;
    return workload === undefined
      ? this.refused('to', new Complaint(neither, 'a target', 'pass what makes them, or a URL'))
      : { is: 'pods', workload, port: undefined, ...speech('tcp') };
  }

  private accepted<T>(argument: string, result: T | Complaint): T {
    return isComplaint(result) ? this.refused(argument, result) : result;
  }

  private refused(argument: string, complaint: Complaint): never {
    throw new Error(complaint.sentence(`${this.where} ${argument}`));
  }
}
