import type { Container, PodConnections, Service, StatefulSet } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { statefulSetName } from '../../values/stateful-set-name';
import type { ClientVariables } from '../address/client-variables';
import { HeadlessDns } from '../address/headless-dns';
import type { AnyContainer } from '../address/variables-taker';
import { claimName } from '../cluster/claims';
import { namedMetadata } from '../metadata';
import type { PodPort } from '../ports/pod-port';
import { podPorts } from '../ports/port-parsers';
import type { ServicePort } from '../ports/service-port';
import { accepted, readerOf, refusal } from '../refusal';
import type { AllowedPeer, INetworkPeer } from '../selection/network-peer';
import type { IPodSelection } from '../selection/pod-selection';
import { selectedPods } from '../selection/selected-pods';
import { ServicePattern } from '../service/service-pattern';
import { DATABASE_WORDS } from '../words-of-kubernetes';
import { combinationComplaint, havePeers, makesUsers } from './combination';
import { type ConnectionVariables, giveConnection } from './connection-variables';
import { DatabaseClients } from './database-clients';
import type { DatabaseEndpoint } from './database-endpoint';
import { DatabaseLogin } from './database-login';
import { distinctPorts, enginePort, makeStatefulSet, selectorOf } from './database-parts';
import { type HeadlessStatefulDbProps, headlessStatefulDbFields } from './headless-stateful-db-props';
import { NetworkAccess } from './network-access';
import { podOrdinal } from './pod-ordinal';

const readHeadlessStatefulDb = readerOf<HeadlessStatefulDbProps>()(headlessStatefulDbFields, DATABASE_WORDS);

/**
 * A database whose pods keep their names and their storage: a headless Service, a StatefulSet that it governs, and a
 * volume claim for each pod. Every pod has a DNS name of its own, such as `mysql-0.mysql`.
 *
 * Several pods of MySQL, MariaDB and PostgreSQL are one database: a primary that takes writes, and replicas that copy it when
 * they start and follow it from then on. Clients reach them by `db.primary` and `db.readers`, Services with one
 * address each, which are made when they are asked for.
 *
 * What is promised, and what is not (there is no automatic failover, and there are no backups), stands in docs/databases.md.
 *
 * The volume claims stay when the database is deleted or scaled down, and so does the data. The storage class must honour
 * `fsGroup`, as nearly all do, for the servers do not run as root. The pods get no token for the API server.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 *
 * @example
 * new HeadlessStatefulDb(chart, 'mysql', {
 *   engine: DatabaseEngine.mysql('8.4'),
 *   replicas: 3,
 *   storage: { size: Size.gibibytes(10) },
 *   credentials: DatabaseCredentials.fromSecretName('mysql', { database: 'shop', user: 'shop' }),
 * });
 */
export class HeadlessStatefulDb extends ServicePattern implements IPodSelection, INetworkPeer {
  /** The headless Service that governs the StatefulSet and bears its name. */
  public readonly service: Service;

  /** The StatefulSet, as cdk8s-plus knows it: for scheduling, further containers and volumes. */
  public readonly statefulSet: StatefulSet;

  /** The port of the database server. */
  public readonly port: PodPort;

  /** How many pods there are when it is first deployed, 0 or more. */
  public readonly replicas: number;

  /** The ordinal of the pod that takes writes, 0 or more. */
  public readonly primaryOrdinal: number;

  /** @internal */
  protected readonly _ports: readonly ServicePort[];

  private readonly clients: DatabaseClients;
  private readonly login: DatabaseLogin;
  private access?: NetworkAccess;

  public constructor(scope: Construct, id: string, props: HeadlessStatefulDbProps) {
    super(scope, id);
    const given = readHeadlessStatefulDb(this, props);
    const engine = given.engine._facts;
    const metadata = namedMetadata(this, given.metadata, statefulSetName);
    const selector = selectorOf(given, metadata.name);
    const combination = { ...given, engine, pods: given.pods ?? {} };
    const complaint = combinationComplaint(combination, selector);
    if (complaint !== undefined) {
      throw refusal(this, complaint);
    }
    this.replicas = given.replicas ?? 1;
    this.primaryOrdinal = given.replication?.primaryOrdinal ?? 0;
    this.port = enginePort(this, engine, given.port);
    const ports = distinctPorts(this, [this.port, ...(given.extraPorts ?? [])]);
    this._ports = ports.map((port) => port.exposedAs(port.number));
    const publishNotReadyAddresses = given.publishNotReadyAddresses ?? havePeers(combination);
    const service = this._make(
      { ...given, publishNotReadyAddresses, selector: { labels: selector } },
      { plan: { headless: true, ports: this._ports, fields: {} } },
    );
    this.service = service;
    const primaryHost = this.hostForPeers(this.primaryOrdinal);
    this.statefulSet = makeStatefulSet(this, { given, metadata, service, ports, primaryHost, selector });
    // What makes the pods stands for the database, wherever a workload is asked for.
    this.node.defaultChild = this.statefulSet;
    claimName(this, 'StatefulSet', service.metadata.namespace, metadata.name);
    this.login = new DatabaseLogin(engine, given.credentials, makesUsers(combination));
    this.clients = new DatabaseClients(this, {
      combination,
      name: this.name,
      namespace: this._addressed.namespace,
      ports: this._ports,
      pods: accepted(this, selectedPods(this)),
      primaryPod: `${this.name}-${this.primaryOrdinal}`,
      login: this.login,
    });
  }

  /** The DNS names of the Service and of the pods behind it. */
  public get dns(): HeadlessDns {
    return HeadlessDns._of(this._addressed);
  }

  /**
   * The full DNS name of the primary's pod, such as `mysql-0.mysql.shop.svc.cluster.local`. Refused while the namespace is unknown.
   * Clients rather use `primary`, whose address stays the same when another pod becomes the primary.
   */
  public get primaryHost(): string {
    return this.dns.fullOfHost(`${this.name}-${this.primaryOrdinal}`);
  }

  /**
   * The DNS name of one pod for clients in the same namespace, such as `mysql-2.mysql`. `dns.fullOfHost` has the full one.
   *
   * @param ordinal the number of the pod, from 0 up to one less than the replicas
   */
  public podHost(ordinal: number): string {
    // A database without pods is one that was stopped, and keeps its first.
    const known = podOrdinal(Math.max(this.replicas, 1));
    const number = accepted(`${this.node.path} podHost ordinal`, known(ordinal));
    return this.dns.ofHost(`${this.name}-${number}`);
  }

  /** The Service for clients that write, which leads to the primary: that of `exposePrimary`, made when first asked for. */
  public get primary(): DatabaseEndpoint {
    return this.clients.primary();
  }

  /** The Service for clients that read, which leads to all pods that may serve: that of `exposeReads`. */
  public get readers(): DatabaseEndpoint {
    return this.clients.readers();
  }

  /**
   * The Service with one address for the primary, for clients that write. It follows when `primaryOrdinal` changes. Engines that
   * cluster by themselves take writes in any pod, so it leads to all. Refused for several pods of MongoDB, which elect their primary.
   *
   * @param name the name of the Service, a DNS label; by default that of the database with `-primary` behind it. The same name
   * gives the same Service
   */
  public exposePrimary(name?: string): DatabaseEndpoint {
    return this.clients.primary(name);
  }

  /**
   * The Service with one address for all pods that may serve reads, the primary among them. A replica that lags too much or
   * does not follow is not ready, and gets nothing. Refused for engines that do not replicate.
   *
   * @param name the name of the Service, a DNS label; by default that of the database with `-read` behind it. The same name
   * gives the same Service
   */
  public exposeReads(name?: string): DatabaseEndpoint {
    return this.clients.readers(name);
  }

  /**
   * Gives a container the address of the database in environment variables: that of `primary`, or of the only pod of an engine that
   * does not replicate. Never that of the headless Service in front of several pods, of which all but one refuse writes.
   *
   * @param container a container of any cdk8s-plus release; refused if it has a variable of that name already
   * @param variables the names of the variables for host and port, at least one of them
   */
  public override addAddressTo(container: AnyContainer, variables: ClientVariables): void {
    if (this.clients.needPrimary) {
      this.primary.addAddressTo(container, variables);
    } else {
      super.addAddressTo(container, variables);
    }
  }

  /**
   * Gives a container what it needs to log in to the primary; `readers.addConnectionTo` does so for reads. The password stays in
   * its Secret, to which the variable refers.
   *
   * @param container a container of any cdk8s-plus release; refused if it has a variable of that name already
   * @param variables the names of the variables, at least one of them
   */
  public addConnectionTo(container: AnyContainer, variables: ConnectionVariables): void {
    if (this.clients.needPrimary) {
      this.primary.addConnectionTo(container, variables);
      return;
    }
    const { namespace } = this._addressed;
    const target = { owner: this, dns: this.dns, port: this.port.number, login: this.login, namespace };
    giveConnection(target, container, variables);
  }

  /**
   * Lets a client reach the pods, and keeps out who was not named: a NetworkPolicy under the name of the database, which also
   * lets the pods reach each other, at all ports. Only what comes in is limited. Pods whose own traffic out is limited need a policy of
   * their own for that.
   *
   * @param client a workload, pods, a namespace or an IP block of any cdk8s-plus release, or a pattern of this library
   * @param ports the ports that it may reach; by default that of the server
   */
  public allowFrom(client: AllowedPeer, ports?: PodPort[]): void {
    const allowed = ports === undefined ? [this.port] : accepted(`${this.node.path} allowFrom ports`, podPorts(ports));
    if (allowed.length === 0) {
      const complaint = new Complaint('no port', 'at least one: none would mean all', 'leave it out, or name them');
      throw refusal(`${this.node.path} allowFrom ports`, complaint);
    }
    this.access ??= new NetworkAccess(this, {
      name: this.name,
      namespace: this._addressed.namespace,
      pods: this.statefulSet,
    });
    this.access.allow(client, allowed);
  }

  /** The containers of the pods, from which connections of cdk8s-plus know the ports. */
  public get containers(): Container[] {
    return this.statefulSet.containers;
  }

  /** The connections of the pods, as cdk8s-plus knows them. */
  public get connections(): PodConnections {
    return this.statefulSet.connections;
  }

  /** The pods, for selectors of Services and network policies. */
  public toPodSelectorConfig(): any {
    return this.statefulSet.toPodSelectorConfig();
  }

  private hostForPeers(ordinal: number): string {
    const pod = `${this.name}-${ordinal}`;
    // Within the namespace the short name does, where nobody knows a longer one.
    return this._addressed.namespace === undefined ? this.dns.ofHost(pod) : this.dns.fullOfHost(pod);
  }
}
