import { isCanary } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { isEncrypted, type Request } from '../request';
import { closeness } from './host-match';
import { goesByTls, hostsOfTls, pathsServed } from './hosts-over-tls';
import { isServed } from './ingress-backends';
import { isSecure } from './ingress-tls-entries';
import type { IngressWay } from './ingress-ways';

/**
 * The host of the closest rule: of those with a path that is served, and over TLS if that is asked for, or of all rules where
 * the controller goes by them alone.
 */
export function closestRule(request: Request, way: IngressWay, host: string): string | undefined {
  const [closest] = way.ingresses
    .flatMap((ingress) => (isCanary(ingress, way.controller) ? [] : hostsOf(request, way, ingress)))
    .flatMap((rule) => {
      const byHost = closeness(rule, host, 'one');
      return byHost === undefined ? [] : { rule, byHost };
    })
    .sort((a, b) => b.byHost - a.byHost);
  return closest?.rule;
}

function hostsOf(request: Request, way: IngressWay, ingress: Ingress): readonly string[] {
  const { controller } = way;
  if (controller?.hostFirst === 'by rules') {
    return hostsOfRules(ingress);
  }
  const hosts = pathsServed(request, controller, ingress)
    .filter((path) => (!isEncrypted(request) || isSecure(way, path.host)) && isServed(request, way, ingress, path))
    .map(({ host }) => host);
  const isDefault = goesByTls(request, controller) && ingress.defaultBackend !== undefined;
  return isDefault ? [...hosts, ...hostsOfTls(ingress)] : hosts;
}

/** The hosts of the rules of an Ingress as they are written, with paths or without; empty for every host. */
export function hostsOfRules({ rules }: Ingress): string[] {
  return rules.map((rule) => rule.get('host').text ?? '');
}
