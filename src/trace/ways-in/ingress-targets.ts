import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { controllersOf, isCanary } from '../../model/traffic/ingress-controllers';
import type { Ingress, IngressPath } from '../../model/views/ingress';
import { sampleOf } from '../../values/pattern-sample';
import { HTTP_PORTS } from '../../values/port';
import { speech, type Target } from '../target';
import { oneOf } from './hosts';
import { redirectionBy } from './https-redirect';
import { servesDefault } from './ingress-defaults';
import { hostsOfRules } from './ingress-hosts';
import { comparisonOf, isForHttpsOnly } from './ingress-paths';

/** What the Ingresses of a cluster ask for: each host and path, and hosts of which everything goes to the default backend. */
export function ingressTargets(cluster: Cluster): Target[] {
  return cluster.ingresses.all.flatMap((ingress) => {
    const [controller] = controllersOf(cluster, ingress);
    // The routes of a canary are those of another Ingress.
    return isCanary(ingress, controller) ? [] : targetsOf(cluster, ingress, controller);
  });
}

function targetsOf(cluster: Cluster, ingress: Ingress, controller: IngressControllerFacts | undefined): Target[] {
  const asked = [
    ...ingress.paths.map((path) => ({ host: path.host, path: pathFor(cluster, ingress, controller, path) })),
    ...hostsOfDefault(ingress)
      .filter((host) => servesDefault(controller, ingress, ruleFor(ingress, host)))
      .map((host) => ({ host, path: '/' })),
  ];
  const schemes = [
    ...(ingress.tls.length > 0 ? (['https'] as const) : []),
    ...(ingress.tls.length === 0 || isOpenToPlain(ingress, controller) ? (['http'] as const) : []),
  ];
  return asked.flatMap(({ host, path }) =>
    schemes.map(
      (scheme): Target => ({
        is: 'host',
        host: oneOf(host),
        port: HTTP_PORTS[scheme],
        ...speech(scheme, path),
      }),
    ),
  );
}

/** A path that a rule takes: where patterns are read, one that fits. */
function pathFor(
  cluster: Cluster,
  ingress: Ingress,
  controller: IngressControllerFacts | undefined,
  path: IngressPath,
): string {
  const comparison = comparisonOf(cluster, controller, ingress, path);
  return comparison === undefined || comparison === 'pattern' ? (sampleOf(path.path) ?? path.path) : path.path;
}

function hostsOfDefault({ rules, tls }: Ingress): string[] {
  const bare = rules
    .filter((rule) => rule.find('http', 'paths').length === 0)
    .map((rule) => rule.get('host').text ?? '');
  const secure = tls.flatMap(({ hosts }) => hosts.map(({ text }) => text ?? ''));
  const named = [...bare, ...secure.filter((host) => !rules.some((rule) => rule.get('host').text === host))];
  return named.length === 0 && rules.length === 0 ? [''] : named;
}

/** The host as a rule of the Ingress has it, if one does. */
function ruleFor(ingress: Ingress, host: string): string | undefined {
  return hostsOfRules(ingress).find((rule) => rule === host);
}

/** Whether the controller is known to serve hosts with TLS without it, too. */
function isOpenToPlain(ingress: Ingress, controller: IngressControllerFacts | undefined): boolean {
  return (
    controller !== undefined &&
    !isForHttpsOnly(ingress, controller) &&
    redirectionBy(controller, ingress, true) === undefined
  );
}
