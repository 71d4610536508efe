import { serviceNamed } from '../../guesses/settings/named-service';
import { type Teller, tellersIn } from '../../guesses/settings/settings';
import { srvNamesIn } from '../../guesses/settings/srv-names';
import type { Service } from '../../model/views/service';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { clientPod } from '../examples/pod-parts';

const client = (name: string) => clientPod({ args: [`--shops=dnssrv+_${name}._tcp.web.shop.svc.cluster.local`] });

export const missingSrvPort: Rule<Teller> = {
  id: 'missing-srv-port',
  severity: 'error',
  because: 'Only ports with names have SRV records, so the question for any other name has no answer.',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#srv-records',
  avoidedBy: 'ServiceDns',
  bad: manifests(WEB, client('https')),
  says: 'Pod shop/client spec.containers[0].args[0]: found "_https._tcp.web.shop.svc.cluster.local", for which there is no SRV record, expected a named port of Service shop/web: 80/TCP (http); ask for that one, or name the port',
  good: manifests(WEB, client('http')),
  silent: [{ when: 'the Service is in files that were not given', manifests: manifests(client('https')) }],
  on: tellersIn,
  *check(teller, cluster) {
    for (const { field, port, protocol, host } of srvNamesIn(teller)) {
      const named = serviceNamed(cluster, host, teller.object.namespace);
      const services = named.is === 'known' ? named.services.filter(mayBeAsked) : [];
      const ports = services.flatMap((service) => service.ports);
      if (services[0] !== undefined && !ports.some((each) => each.name === port && each.protocol === protocol)) {
        yield fault(
          field,
          `${quoted(`_${port}._${protocol.toLowerCase()}.${host}`)}, for which there is no SRV record`,
          `a named port of ${services[0].object.title}: ${listed(ports.map(String))}`,
          'ask for that one, or name the port',
        );
      }
    }
  },
};

/** Ports that are refused, and those of a Service that is refused for want of any, are mistakes of their own. */
function mayBeAsked({ isExternalName, isHeadless, hasReadablePorts, ports }: Service): boolean {
  return !isExternalName && hasReadablePorts && (isHeadless || ports.length > 0);
}
