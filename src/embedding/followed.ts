import { Construct, type IConstruct } from 'constructs';
import { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { readObjects, readText } from '../model/objects/read';
import { type Place, placeNamed } from '../trace/place';
import { speech, type Target, targetNamed } from '../trace/target';
import { type Trace, trace } from '../trace/trace';
import { Complaint, isComplaint } from '../values/complaint';
import { kindOf } from '../values/wording';
import { isWithin, type RenderedApp, rendered } from './rendered-app';

/** What traffic is followed through: an app, a chart or another construct (the whole app of it), manifests or YAML. */
export class Followed {
  private readonly app: RenderedApp;

  constructor(
    /** The call to name in sentences. */
    private readonly where: string,
    received: unknown,
  ) {
    this.app = Construct.isConstruct(received) ? rendered(received) : { cluster: clusterOf(received), makers: new Map() };
    if (this.app.cluster.objects.length === 0) {
      throw this.refusal('', new Complaint(`${kindOf(received)} without an object`, 'an app, a chart, manifests or YAML', 'pass what holds some'));
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
    const made = this.madeBy(from);
    const workload = this.app.cluster.workloads.all.find(({ object }) => made.includes(object));
    if (workload === undefined) {
      throw this.refusal('from', new Complaint(`${from.node.path}, which makes no pods`, 'a place', 'pass the workload, or "internet"'));
    }
    return { is: 'pods', workload };
  }

  private targetOf(to: unknown): Target {
    if (!Construct.isConstruct(to)) {
      return this.accepted('to', targetNamed(this.app.cluster, to));
    }
    const made = this.madeBy(to);
    const service = this.app.cluster.services.all.find(({ object }) => made.includes(object));
    if (service !== undefined) {
      const [port] = service.ports;
      return { is: 'service', service, port: port?.number, ...speech(port?.protocol === 'UDP' ? 'udp' : 'tcp') };
    }
    const workload = this.app.cluster.workloads.all.find(({ object }) => made.includes(object));
    if (workload === undefined) {
      throw this.refusal('to', new Complaint(`${to.node.path}, which makes neither Service nor pods`, 'a target', 'pass a URL'));
    }
    return { is: 'pods', workload, port: undefined, ...speech('tcp') };
  }

  private madeBy(construct: IConstruct): KubeObject[] {
    return this.app.cluster.objects.filter((object) => this.isMadeBy(object, construct));
  }

  private accepted<T>(argument: string, result: T | Complaint): T {
    if (isComplaint(result)) {
      throw this.refusal(argument, result);
    }
    return result;
  }

  private refusal(argument: string, complaint: Complaint): Error {
    return new Error(complaint.sentence(argument === '' ? this.where : `${this.where} ${argument}`));
  }
}

function clusterOf(received: unknown): Cluster {
  if (typeof received !== 'string') {
    return new Cluster(readObjects([received].flat()));
  }
  const { objects, problems } = readText({ name: 'received', text: received });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new Error(problem.message);
  }
  return new Cluster(objects);
}
