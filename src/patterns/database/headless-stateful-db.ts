import { PersistentVolumeAccessMode, type Service, type StatefulSet } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { elsewhereComplaint, type ObjectReference } from '../../values/object-reference';
import { wholeNumber } from '../../values/parser';
import { statefulSetName } from '../../values/stateful-set-name';
import { quoted } from '../../values/wording';
import { HeadlessDns } from '../address/headless-dns';
import { claimName } from '../cluster/claims';
import { namedMetadata } from '../metadata';
import { portsComplaint } from '../ports/distinct-ports';
import type { PodPort } from '../ports/pod-port';
import type { ServicePort } from '../ports/service-port';
import { accepted, readerOf, refusal } from '../refusal';
import { PodLabels } from '../selection/pod-labels';
import type { IPodSelection } from '../selection/pod-selection';
import { selectedPods } from '../selection/selected-pods';
import { ClusterIpService } from '../service/cluster-ip-service';
import { ServicePattern } from '../service/service-pattern';
import { DATA, databaseContainer, isUnprivileged } from './database-container';
import { type HeadlessStatefulDbProps, headlessStatefulDbFields } from './headless-stateful-db-props';
import { RenderedStatefulSet } from './rendered-stateful-set';

/** The label by which the StatefulSet controller marks each pod with its name. */
const POD_NAME = 'statefulset.kubernetes.io/pod-name';

const readHeadlessStatefulDb = readerOf<HeadlessStatefulDbProps>()(headlessStatefulDbFields);

/**
 * A database whose pods keep their names and their storage: a headless Service, a StatefulSet that it governs, and a
 * volume claim for each pod. Every pod has a DNS name of its own, such as `mysql-0.mysql`.
 *
 * On request it also makes Services with one address in front of the pods, for clients: `exposePrimary` for writes and
 * `exposeReads` for reads.
 *
 * The volume claims stay when the database is deleted or scaled down, and so does the data. The storage class must honour
 * `fsGroup`, as nearly all do, for the servers do not run as root. The pods get no token for the API server.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class HeadlessStatefulDb extends ServicePattern implements IPodSelection {
  /** The headless Service that governs the StatefulSet and bears its name. */
  public readonly service: Service;

  /** The StatefulSet, as cdk8s-plus knows it: for scheduling, further containers and volumes, and an autoscaler. */
  public readonly statefulSet: StatefulSet;

  /** The port of the database server. */
  public readonly port: PodPort;

  /** @internal */
  protected readonly _ports: readonly ServicePort[];

  public constructor(scope: Construct, id: string, props: HeadlessStatefulDbProps) {
    super(scope, id);
    const given = readHeadlessStatefulDb(this, props);
    const engine = given.engine._facts;
    const metadata = namedMetadata(this, given.metadata, statefulSetName);
    this.port = this.enginePort(engine.port, given.port);
    const podPorts = this.distinct([this.port, ...(given.extraPorts ?? [])]);
    this._ports = podPorts.map((port) => port.exposedAs(port.number));
    const service = this._make(
      // The StatefulSet adds its pods' labels when it is made.
      { ...given, selector: { labels: {} } },
      { plan: { headless: true, ports: this._ports, fields: {} } },
    );
    this.service = service;
    this.refuseElsewhere('Secret', 'credentials', given.credentials._secret);
    this.refuseElsewhere('ConfigMap', 'initScripts', given.initScripts);
    this.refuseElsewhere('ConfigMap', 'config', given.config);
    this.statefulSet = new RenderedStatefulSet(this, {
      metadata,
      service,
      replicas: given.replicas,
      podManagementPolicy: given.podManagementPolicy,
      container: databaseContainer(this, {
        ...given,
        engine,
        ports: podPorts,
        primaryHost: this.primaryHost,
      }),
      claim: {
        name: DATA,
        accessMode: given.accessMode ?? PersistentVolumeAccessMode.READ_WRITE_ONCE,
        storage: given.storageSize,
        storageClassName: given.storageClassName,
      },
      fsGroup: engine.group,
      unprivileged: isUnprivileged(engine),
    });
    // What makes the pods stands for the database, wherever a workload is asked for.
    this.node.defaultChild = this.statefulSet;
    claimName(this, 'StatefulSet', service.metadata.namespace, metadata.name);
  }

  /** The DNS names of the Service and of the pods behind it. */
  public get dns(): HeadlessDns {
    return HeadlessDns._of(this._addressed);
  }

  /** The DNS name of pod 0 for clients in the same namespace, such as `mysql-0.mysql`. */
  public get primaryHost(): string {
    return this.podHost(0);
  }

  /**
   * The DNS name of one pod for clients in the same namespace, such as `mysql-2.mysql`. `dns.fullOfHost` has the full one.
   *
   * @param ordinal the number of the pod, from 0 up; not limited by the replicas, which can be scaled at any time
   */
  public podHost(ordinal: number): string {
    return this.dns.ofHost(this.podName(ordinal));
  }

  /** The pods, for selectors of Services and network policies. */
  public toPodSelectorConfig(): any {
    return this.statefulSet.toPodSelectorConfig();
  }

  /**
   * Makes a Service with one address for pod 0, for clients that write. It does not follow when another pod is promoted.
   *
   * @param name the name of the Service, a DNS label; by default that of the database with `-primary` behind it
   */
  public exposePrimary(name?: string): ClusterIpService {
    const { labels } = accepted(this, selectedPods(this));
    return this.expose(
      'exposePrimary',
      name ?? `${this.name}-primary`,
      PodLabels.of({ ...labels, [POD_NAME]: this.podName(0) }),
    );
  }

  /**
   * Makes a Service with one address for all pods that are ready, the primary among them, for clients that read.
   *
   * @param name the name of the Service, a DNS label; by default that of the database with `-read` behind it
   */
  public exposeReads(name?: string): ClusterIpService {
    return this.expose('exposeReads', name ?? `${this.name}-read`, this);
  }

  private expose(method: string, name: string, selector: IPodSelection): ClusterIpService {
    const label = accepted(`${this.node.path} ${method} name`, dnsLabel(name));
    if (this.node.tryFindChild(label) !== undefined) {
      throw refusal(
        this,
        new Complaint(
          `${quoted(label)} a second time`,
          'one Service of a name',
          'use the Service of the first call',
          `.${method}`,
        ),
      );
    }
    return new ClusterIpService(this, label, {
      metadata: { namespace: this.service.metadata.namespace },
      selector,
      ports: [...this._ports],
    });
  }

  private podName(ordinal: number): string {
    const number = accepted(`${this.node.path} ordinal`, wholeNumber(0, Number.MAX_SAFE_INTEGER)(ordinal));
    return `${this.name}-${number}`;
  }

  private enginePort(own: PodPort, given: PodPort | undefined): PodPort {
    if (given !== undefined && (given.number !== own.number || given.protocol !== own.protocol)) {
      throw refusal(
        this,
        new Complaint(
          `port ${given}`,
          `${own.number}/${own.protocol}, where the engine listens`,
          'change the number, or describe a server that listens elsewhere with DatabaseEngine.custom',
          '.port',
        ),
      );
    }
    return given ?? own;
  }

  private distinct(ports: PodPort[]): PodPort[] {
    const complaint = portsComplaint(ports.map(({ number, name, protocol }) => ({ port: number, name, protocol })));
    if (complaint !== undefined) {
      throw refusal(this, complaint.under('extraPorts'));
    }
    return ports;
  }

  private refuseElsewhere(kind: string, prop: string, object: ObjectReference | undefined): void {
    const own = this.service.metadata.namespace;
    const complaint = object && own !== undefined ? elsewhereComplaint(kind, object, own) : undefined;
    if (complaint !== undefined) {
      throw refusal(this, complaint.under(prop));
    }
  }
}
