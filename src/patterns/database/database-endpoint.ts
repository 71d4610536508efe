import type { Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { AnyContainer } from '../address/variables-taker';
import type { ServicePort } from '../ports/service-port';
import type { SelectedPods } from '../selection/selected-pods';
import { ProxiedService } from '../service/proxied-service';
import { type ConnectionVariables, giveConnection } from './connection-variables';
import type { DatabaseLogin } from './database-login';

/** What a `DatabaseEndpoint` is made from. */
export interface DatabaseEndpointPlan {
  readonly name: string;
  readonly namespace: string | undefined;
  /** The ports, the server's own first. */
  readonly ports: readonly ServicePort[];
  readonly pods: SelectedPods;
  readonly login: DatabaseLogin;
}

/**
 * One address for clients of a database: a Service of type ClusterIP for its primary, or for all pods that may serve reads. Made
 * by `db.primary` and `db.readers`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip
 */
export class DatabaseEndpoint extends ProxiedService {
  /** @internal */
  public static _of(scope: Construct, plan: DatabaseEndpointPlan): DatabaseEndpoint {
    return new DatabaseEndpoint(scope, plan);
  }

  public readonly service: Service;

  /** @internal */
  protected readonly _ports: readonly ServicePort[];

  private readonly login: DatabaseLogin;

  private constructor(scope: Construct, { name, namespace, ports, pods, login }: DatabaseEndpointPlan) {
    super(scope, name);
    this._ports = ports;
    this.login = login;
    this.service = this._make({ selector: pods, metadata: { namespace } }, { plan: { ports, fields: {} } });
  }

  /**
   * Gives a container what it needs to log in, in environment variables: host, port, user, password, database, or all of it in a URL.
   * The password stays in its Secret, to which the variable refers.
   *
   * @param container a container of any cdk8s-plus release; refused if it has a variable of that name already
   * @param variables the names of the variables, at least one of them
   */
  public addConnectionTo(container: AnyContainer, variables: ConnectionVariables): void {
    const [{ port }] = this._ports as [ServicePort];
    const { namespace } = this._addressed;
    giveConnection({ owner: this, dns: this.dns, port, login: this.login, namespace }, container, variables);
  }
}
