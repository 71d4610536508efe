import { API_PORT, ENABLED_BY, PORTS_OF_DAPR } from '../companions/dapr';
import { PORT_NAMES_OF_ISTIO, PORTS_OF_ISTIO } from '../companions/istio';
import { PORT_NAMES_OF_LINKERD, PORTS_OF_LINKERD } from '../companions/linkerd';

/*
 * Ports on which proxies listen that are put into pods only in the cluster, so that no container of a manifest has them.
 */

const ALWAYS: ReadonlySet<number> = new Set([...PORTS_OF_ISTIO, ...PORTS_OF_LINKERD]);

/** Names of ports that the containers of such proxies declare. */
export const NAMES_OF_INJECTED_PORTS: ReadonlySet<string> = new Set([...PORT_NAMES_OF_ISTIO, ...PORT_NAMES_OF_LINKERD]);

/** Whether a proxy that is put into pods with these annotations listens on a port. */
export function isOfInjectedProxy(number: number, annotations: ReadonlyMap<string, string>): boolean {
  return ALWAYS.has(number) || (annotations.get(ENABLED_BY) === 'true' && isOfDapr(number, annotations));
}

function isOfDapr(number: number, annotations: ReadonlyMap<string, string>): boolean {
  return (
    number === API_PORT ||
    PORTS_OF_DAPR.some(([annotation, otherwise]) => (annotations.get(annotation) ?? otherwise) === String(number))
  );
}
