import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (more: string) =>
  webService({
    name: 'dns',
    selector: 'app: dns',
    ports: [servicePort({ name: 'dns-udp', port: 53, target: '', more })],
  });

export const mismatchedPortProtocol: Rule<Service> = {
  id: 'mismatched-port-protocol',
  severity: 'warning',
  because: 'Packets of the other protocol are not for this port: they are refused or dropped before they reach a pod.',
  about: 'Clients and names',
  source: 'pkg/proxy/nftables/proxier.go of Kubernetes, whose map of Service addresses has the protocol in its key',
  avoidedBy: {
    nothing:
      'the name of a port is free; PodPort.tcp and PodPort.udp have the protocol written, so that it is not forgotten',
  },
  bad: manifests(serviceWith('')),
  says: 'Service shop/dns spec.ports[0].protocol: found TCP, which it is where nothing is written, on a port called "dns-udp", expected UDP; add the protocol, or rename the port',
  good: manifests(serviceWith('protocol: UDP')),
  silent: [
    {
      when: 'the name is for both protocols, or for none',
      manifests: webService({
        name: 'dns',
        selector: 'app: dns',
        ports: [
          servicePort({ name: 'dns', port: 53, target: '', more: 'protocol: UDP' }),
          servicePort({ name: 'dns-tcp-udp', port: 53, target: '' }),
        ],
      }),
    },
  ],
  on: ({ services }) => services.all,
  *check(service) {
    for (const { field, name, protocol } of service.ports) {
      const meant = new Set(name.split('-').filter((each) => /^(tcp|udp|sctp)$/.test(each)));
      const [only] = meant;
      if (meant.size === 1 && only !== undefined && only.toUpperCase() !== protocol) {
        const isGiven = field.get('protocol').isGiven;
        yield fault(
          field.get('protocol'),
          `${protocol}${isGiven ? '' : ', which it is where nothing is written,'} on a port called ${quoted(name)}`,
          only.toUpperCase(),
          `${isGiven ? 'correct' : 'add'} the protocol, or rename the port`,
        );
      }
    }
  },
};
