import type { Construct } from 'constructs';
import { POD_NAME_LABEL } from '../../kinds/parts/numbered-pod-labels';
import { Complaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import type { ServicePort } from '../ports/service-port';
import { accepted, refusal } from '../refusal';
import type { SelectedPods } from '../selection/selected-pods';
import { type Combination, havePeers } from './combination';
import { DatabaseEndpoint } from './database-endpoint';
import type { DatabaseLogin } from './database-login';

/** The most members that a replica set of MongoDB has. */
const MOST_MEMBERS = 50;

/** What the Services for clients are made from. */
export interface ClientsPlan {
  readonly combination: Combination;
  /** The name of the database. */
  readonly name: string;
  readonly namespace: string | undefined;
  readonly ports: readonly ServicePort[];
  readonly pods: SelectedPods;
  readonly primaryPod: string;
  readonly login: DatabaseLogin;
}

/** The Services for clients of a database, which are made when they are asked for. */
export class DatabaseClients {
  private readonly primaries: DatabaseEndpoint[] = [];
  private readonly reads: DatabaseEndpoint[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly plan: ClientsPlan,
  ) {}

  /** Whether clients need the Service of the primary, because the headless one leads to other pods as well. */
  get needPrimary(): boolean {
    const { combination } = this.plan;
    return havePeers(combination) || (combination.replicas ?? 1) > 1;
  }

  /** The Service for writes: the one of that name, or else the first. */
  primary(name?: string): DatabaseEndpoint {
    const [first] = this.primaries;
    if (name === undefined && first !== undefined) {
      return first;
    }
    const complaint = this.primaryComplaint();
    if (complaint !== undefined) {
      throw refusal(this.scope, complaint.under('exposePrimary'));
    }
    const { pods, primaryPod, combination } = this.plan;
    const selected = combination.engine.clustersByItself
      ? pods
      : { labels: { ...pods.labels, [POD_NAME_LABEL]: primaryPod }, namespace: pods.namespace };
    return this.made(this.primaries, 'exposePrimary', name ?? `${this.plan.name}-primary`, selected);
  }

  /** The Service for reads: the one of that name, or else the first. */
  readers(name?: string): DatabaseEndpoint {
    const [first] = this.reads;
    if (name === undefined && first !== undefined) {
      return first;
    }
    const { engine, roles } = this.plan.combination;
    if (engine.replication === undefined && roles === undefined && !engine.clustersByItself) {
      const complaint = new Complaint(
        `pods of ${engine.title}, which do not replicate`,
        'pods that hold the same data',
        engine.alone?.fix ?? 'use exposePrimary',
        '.exposeReads',
      );
      throw refusal(this.scope, complaint);
    }
    return this.made(this.reads, 'exposeReads', name ?? `${this.plan.name}-read`, this.plan.pods);
  }

  private primaryComplaint(): Complaint | undefined {
    const { combination, name } = this.plan;
    const { engine, replicas = 1 } = combination;
    if (!engine.electsPrimary || replicas <= 1) {
      return undefined;
    }
    const hosts = Array.from(
      { length: Math.min(replicas, MOST_MEMBERS) },
      (_, ordinal) => `${name}-${ordinal}.${name}`,
    );
    return new Complaint(
      `${replicas} pods of ${engine.title}, which elect their primary themselves`,
      'clients that know all pods: one Service does not follow the primary',
      `give them the URL of the replica set: ${engine.urlScheme}://${hosts.join(',')}/?replicaSet=…`,
    );
  }

  private made(list: DatabaseEndpoint[], method: string, name: string, pods: SelectedPods): DatabaseEndpoint {
    const { namespace, ports, login } = this.plan;
    const label = accepted(`${this.scope.node.path} ${method} name`, dnsLabel(name));
    const before = list.find((service) => service.name === label);
    if (before !== undefined) {
      return before;
    }
    if (this.scope.node.tryFindChild(label) !== undefined) {
      throw refusal(
        this.scope,
        new Complaint(
          `"${label}", which the database has already`,
          'a name of its own',
          'choose another',
          `.${method}`,
        ),
      );
    }
    const service = DatabaseEndpoint._of(this.scope, { name: label, namespace, ports, pods, login });
    list.push(service);
    return service;
  }
}
