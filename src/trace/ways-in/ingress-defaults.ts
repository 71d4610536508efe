import type { DefaultBackends, IngressControllerFacts } from '../../kinds/controllers';
import { isCanary } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { hostsOfTls } from './hosts-over-tls';
import { hostsOfRules } from './ingress-hosts';
import type { IngressWay } from './ingress-ways';

/** Whether a controller serves the default backend of an Ingress to a host, where `rule` is the host of the closest rule for it. */
export function servesDefault(
  controller: IngressControllerFacts | undefined,
  ingress: Ingress,
  rule: string | undefined,
): boolean {
  const isBare = ingress.rules.length === 0;
  if (ingress.defaultBackend === undefined) {
    return false;
  }
  switch (controller?.defaultBackends) {
    case 'not at all':
      return false;
    case 'without routes only':
      return isBare;
    case 'at other hosts':
      return !isName(rule);
    case 'at its hosts':
      return isBare ? rule === undefined : isOf(ingress, rule);
    case 'at its hosts alone':
      return isOf(ingress, rule);
    case 'at its named hosts':
      return isBare ? !isName(rule) : isName(rule) && isOf(ingress, rule);
    default:
      return true;
  }
}

/** The same over TLS, where a controller goes by the hosts that `spec.tls` names. */
export function servesDefaultOverTls(ingress: Ingress, rule: string | undefined): boolean {
  return ingress.defaultBackend !== undefined && rule !== undefined && hostsOfTls(ingress).includes(rule);
}

function isName(rule: string | undefined): boolean {
  return rule !== undefined && rule !== '';
}

function isOf(ingress: Ingress, rule: string | undefined): boolean {
  return hostsOfRules(ingress).some((each) => each.toLowerCase() === rule?.toLowerCase());
}

/** An Ingress whose rules are for a host as well, without the same default backend: which is asked, no manifest says. */
export function rivalOf(way: IngressWay, ingress: Ingress, rule: string | undefined): Ingress | undefined {
  const { controller } = way;
  return controller !== undefined && OF_HOSTS.has(controller.defaultBackends) && isOf(ingress, rule)
    ? way.ingresses.find(
        (other) => !isCanary(other, controller) && isOf(other, rule) && backendOf(other) !== backendOf(ingress),
      )
    : undefined;
}

/** Where a host has one default backend, whoever names it. */
const OF_HOSTS: ReadonlySet<DefaultBackends> = new Set(['at its hosts', 'at its hosts alone', 'at its named hosts']);

function backendOf({ object, defaultBackend }: Ingress): string | undefined {
  return defaultBackend && `${object.namespace}/${defaultBackend.serviceName}:${defaultBackend.port}`;
}
