import { type Service, ServiceType } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { externalName } from '../../values/external-name';
import { optional } from '../../values/parser';
import { ServiceDns } from '../address/service-dns';
import type { PodPort } from '../ports/pod-port';
import { podPorts } from '../ports/port-parsers';
import type { PortMapping } from '../ports/service-port';
import { readerOf } from '../refusal';
import type { RouteBackend } from '../routes/route-backend';
import { warn } from '../warning';
import { checkAliasTarget } from './alias-target';
import { type ServicePatternProps, servicePatternFields } from './common-props';
import { ServicePattern } from './service-pattern';

/** What an `ExternalAlias` is made from. */
export interface ExternalAliasProps extends ServicePatternProps {
  /**
   * The DNS name that the alias stands for, such as `db.example.com` (`spec.externalName`), up to 253 characters, with a
   * trailing dot at most.
   *
   * Refused are IP addresses (DNS looks them up as names, in vain; `ManualEndpointsService` takes addresses), URLs, names
   * with a port or path, the alias's own name, and names that only a search path completes, such as `db` or `db.shop.svc`:
   * what an alias stands for is looked up as it is. A single name that is meant so ends with a dot.
   */
  readonly externalName: string;

  /**
   * The ports of the host outside, for clients to read (`spec.ports`). An alias forwards nothing, so they are never
   * translated.
   *
   * @default - no ports
   */
  readonly ports?: PodPort[];
}

const readExternalAlias = readerOf<ExternalAliasProps>()({
  ...servicePatternFields,
  externalName,
  ports: optional(podPorts),
});

/**
 * A name inside the cluster for a host outside: a Service of type ExternalName, which is one CNAME record and no more.
 *
 * Clients that speak HTTP or TLS send the alias as Host header and server name, which the host outside must know. For ports
 * that speak TLS the construct warns of it: the certificate of the host is for another name.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#externalname
 *
 * @example
 * new ExternalAlias(chart, 'db', { externalName: 'db.example.com', ports: [PodPort.tcp(3306, 'mysql')] });
 */
export class ExternalAlias extends ServicePattern {
  public readonly service: Service;

  /** The DNS name that the alias stands for. */
  public readonly externalName: string;

  /** @internal */
  protected readonly _ports: readonly PortMapping[];

  /**
   * Makes the Service.
   *
   * @param scope the chart, or a construct inside one
   * @param id the id of the construct, which is also the name of the Service unless `metadata.name` says otherwise
   * @param props what the Service is made from; the first thing that is wrong with it is refused at once
   */
  public constructor(scope: Construct, id: string, props: ExternalAliasProps) {
    super(scope, id);
    const given = readExternalAlias(this, props);
    this.externalName = given.externalName;
    this._ports = (given.ports ?? []).map((port) => port.exposedAs(port.number));
    this.service = this._make(given, {
      plan: { type: ServiceType.EXTERNAL_NAME, externalName: given.externalName, ports: this._ports, fields: {} },
    });
    checkAliasTarget(this, this._addressed, given.externalName, given.ports ?? []);
  }

  /** The DNS names of the alias. */
  public get dns(): ServiceDns {
    return ServiceDns._of(this._addressed);
  }

  /**
   * This alias as the backend of an Ingress route. It is legal, but few controllers follow aliases, so it warns.
   *
   * @param port which of its ports; its only one by default
   */
  public override backend(port?: PodPort): RouteBackend {
    const backend = super.backend(port);
    warn(
      this,
      new Complaint(
        'an ExternalName Service behind an Ingress, which few controllers follow',
        'a Service with endpoints',
        'use ManualEndpointsService, or allow ExternalName Services in the controller',
        '.backend',
      ),
    );
    return backend;
  }
}
