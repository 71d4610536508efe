import { Construct, type IConstruct } from 'constructs';
import type { KubeObject } from '../model/objects/kube-object';
import { type Place, placeName, placeNamed } from '../trace/place';
import { jsonTraces } from '../trace/report/json';
import { hopLines, textTrace } from '../trace/report/text';
import { outcomeSentence, percent } from '../trace/report/wording';
import { resolution } from '../trace/resolution';
import { speech, type Target, targetNamed } from '../trace/target';
import { type Trace, trace } from '../trace/trace';
import type { Outcome, Receiver } from '../trace/walk';
import { Complaint, isComplaint } from '../values/complaint';
import { IpAddress } from '../values/ip-address';
import { nearMiss } from '../values/near-miss';
import { quoted, shown } from '../values/wording';
import { manifestsIn, nothingIn } from './received-manifests';
import { isWithin, type RenderedApp } from './rendered-app';

/** A trace as texts and truths. */
export interface ToldTrace {
  readonly outcomes: readonly string[];
  readonly receivers: readonly string[];
  readonly isDelivered: boolean;
  readonly isUnreachable: boolean;
  readonly assumptions: readonly string[];
  readonly json: string;
  readonly text: string;
}

function nameIn(name: unknown): string | Complaint {
  return typeof name === 'string' && /^[^\s:/]+$/.test(name)
    ? name
    : new Complaint(shown(name), 'the name of a host', 'such as web.shop');
}

function nameOfNobody(host: string, labels: readonly string[], names: readonly string[]): Complaint {
  const [slip, meant] = labels
    .map((label) => [label, nearMiss(label, names)] as const)
    .find(([, near]) => near !== undefined) ?? [undefined, undefined];
  return new Complaint(
    `${quoted(host)}, a name of no Service here`,
    'a target that is there',
    slip === undefined || meant === undefined
      ? 'say by not.toResolve that a name leads nowhere'
      : `did you mean ${quoted(host.replace(slip, meant))}?`,
  );
}

/** Whether nothing gets through: it is dropped or refused, or has no such name. */
export function isShut({ is }: Outcome): boolean {
  return is === 'dropped' || is === 'refused' || is === 'no such name';
}

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

  /** The same for what is said to be shut. What is not there is shut to anybody, so that a slip in its name would pass. */
  traceOfShut(from: unknown, to: unknown): Trace {
    const found = this.trace(from, to);
    const target = this.targetOf(to);
    if (target.is === 'host' && found.paths.every(({ outcome }) => outcome.is === 'no such name')) {
      const names = this.app.cluster.services.all.map(({ name }) => name);
      const labels = target.host.split('.');
      return labels.some((label) => names.includes(label))
        ? found
        : this.refused('target', nameOfNobody(target.host, labels, names));
    }
    return found;
  }

  /** The same as plain data, for callers of any language. */
  told(from: unknown, to: unknown): ToldTrace {
    const found = this.trace(from, to);
    const { paths } = found;
    return {
      outcomes: paths.map(
        ({ share, outcome }) => `${share < 1 ? `${percent(share)} ` : ''}${outcomeSentence(outcome)}`,
      ),
      receivers: [
        ...new Set(
          paths.flatMap(({ outcome }) => (outcome.is === 'delivered' ? outcome.to : [])).map(({ name }) => name),
        ),
      ],
      isDelivered: paths.every(({ outcome: { is } }) => is === 'delivered' || is === 'leaves the cluster'),
      isUnreachable: paths.every(({ outcome }) => isShut(outcome)),
      assumptions: [...new Set(paths.flatMap(({ assumptions }) => assumptions))],
      json: jsonTraces([found]),
      text: textTrace(found),
    };
  }

  /** Whether an object was made by a construct, or by one inside it. */
  isMadeBy(object: KubeObject, construct: IConstruct): boolean {
    const maker = this.app.makers.get(object);
    return maker !== undefined && isWithin(maker, construct);
  }

  /** Whether a name leads anywhere, and the way there as text. */
  resolution(from: unknown, name: unknown): { readonly leads: boolean; readonly told: string } {
    const place = this.placeOf(from);
    const host = this.accepted('name', nameIn(name));
    const { leads, because } = resolution(this.app.cluster, place, host);
    const hops = because.flatMap((hop, i) => hopLines(hop, i + 1));
    return { leads, told: [`the name ${host} from ${placeName(place)}`, '', ...hops].join('\n') };
  }

  /** Who is meant to get requests: the pods of a construct, of a workload by its name, or an address. */
  receiverOf(to: unknown): { readonly name: string; isReceiver(receiver: Receiver): boolean } {
    const { workloads } = this.app.cluster;
    if (Construct.isConstruct(to)) {
      const made = workloads.all.filter(({ object }) => this.isMadeBy(object, to));
      const none = new Complaint(
        `${to.node.path}, which makes no pods here`,
        'who gets the requests',
        'pass what makes the pods',
      );
      return made.length === 0
        ? this.refused('options.to', none)
        : { name: to.node.path, isReceiver: ({ object }) => made.some((each) => each.object === object) };
    }
    const isNamed = ({ name, object }: Receiver) => name === to || object?.name === to;
    const isKnown =
      IpAddress.isAddress(String(to)) || workloads.all.some(({ object }) => object.title === to || object.name === to);
    if (isKnown) {
      return { name: String(to), isReceiver: isNamed };
    }
    const place = this.accepted('options.to', placeNamed(this.app.cluster, to));
    return place.is === 'pods'
      ? { name: place.workload.object.title, isReceiver: ({ object }) => object === place.workload.object }
      : this.refused(
          'options.to',
          new Complaint(shown(to), 'who gets the requests', 'name a workload, such as deployment/shop/web'),
        );
  }

  private placeOf(from: unknown): Place {
    if (!Construct.isConstruct(from)) {
      return this.accepted('from', placeNamed(this.app.cluster, from));
    }
    const workload = this.app.cluster.workloads.all.find(({ object }) => this.isMadeBy(object, from));
    return workload === undefined
      ? this.refused(
          'from',
          new Complaint(`${from.node.path}, which makes no pods here`, 'a place', 'pass what makes them'),
        )
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
    const neither = `${to.node.path}, which makes neither a Service nor pods here`;
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
