import { mayShare, type NodePort, nodePortsOf, takersOf } from '../../model/traffic/node-ports';
import type { Service } from '../../model/views/service';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (name: string, nodePort: number) =>
  webService({ name, spec: 'type: NodePort', ports: [servicePort({ name: '', more: `nodePort: ${nodePort}` })] });

const twoPorts = (second: number) =>
  webService({
    spec: 'type: NodePort',
    ports: [
      servicePort({ more: 'nodePort: 30080' }),
      servicePort({ name: 'alt', port: 8080, more: `nodePort: ${second}` }),
    ],
  });

const TCP_AND_UDP = `
apiVersion: v1
kind: Service
metadata:
  name: dns
spec:
  type: NodePort
  ports:
    - name: udp
      port: 53
      protocol: UDP
      nodePort: 30053
    - name: tcp
      port: 53
      nodePort: 30053`;

const threeProtocols = (third: number) => `
apiVersion: v1
kind: Service
metadata:
  name: dns
  namespace: shop
spec:
  type: NodePort
  ports:
    - name: tcp
      port: 53
      nodePort: 30053
    - name: udp
      port: 53
      protocol: UDP
      nodePort: 30054
    - name: sctp
      port: 53
      protocol: SCTP
      nodePort: ${third}`;

const VARIANTS = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 30080
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 30080`;

export const duplicateNodePort: Rule<Service> = {
  id: 'duplicate-node-port',
  severity: 'error',
  refused: true,
  because: 'A node port leads to one port of one Service: the API server refuses whatever asks for it next.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#nodeport-custom-port',
  avoidedBy: 'NodePortService',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('web', 30_080), serviceWith('web-admin', 30_080)),
  says: 'Service shop/web-admin spec.ports[0].nodePort: found 30080, which Service shop/web takes, expected a node port that is free; choose another one, or leave it to Kubernetes',
  good: manifests(WEB_DEPLOYMENT, serviceWith('web', 30_080), serviceWith('web-admin', 30_081)),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, twoPorts(30_080)),
      says: 'Service shop/web spec.ports[1].nodePort: found 30080, which spec.ports[0].nodePort takes, expected a node port that is free; choose another one, or leave it to Kubernetes',
      good: manifests(WEB_DEPLOYMENT, twoPorts(30_081)),
    },
    {
      // Of several node ports for one number, the API server remembers the first.
      bad: manifests(threeProtocols(30_054)),
      says: 'Service shop/dns spec.ports[2].nodePort: found 30054, which spec.ports[1].nodePort takes, expected a node port that is free; choose another one, or leave it to Kubernetes',
      good: manifests(threeProtocols(30_053)),
    },
  ],
  doubts: ['the two are in different files, which may be for different clusters'],
  silent: [
    { when: 'one port number has it for TCP and for UDP', manifests: TCP_AND_UDP },
    { when: 'the two are variants of one Service', manifests: VARIANTS },
  ],
  on: ({ services }) => services.all,
  *check(service, cluster): Iterable<Fault> {
    const own = new Map<number, NodePort>();
    const all = nodePortsOf(service);
    for (const port of all) {
      const earlier = own.get(port.number);
      const other = takersOf(cluster).get(port.number);
      if (earlier !== undefined) {
        if (!mayShare(earlier, port, all) && !isSamePort(earlier, port)) {
          yield taken(port, earlier.field.path);
        }
      } else if (other !== undefined && !isVariant(other, service)) {
        // Files side by side may be alternatives, of which one is installed.
        const mistake = taken(port, other.object.title);
        yield other.object.file === service.object.file
          ? mistake
          : doubtful('the two are in different files, which may be for different clusters', mistake);
      }
      own.set(port.number, earlier ?? port);
    }
  },
};

function taken({ field, number }: NodePort, by: string): Fault {
  return fault(
    field,
    `${number}, which ${by} takes`,
    'a node port that is free',
    'choose another one, or leave it to Kubernetes',
  );
}

/** The same port twice is another rule's matter. */
function isSamePort(a: NodePort, b: NodePort): boolean {
  return a.port !== undefined && a.port === b.port && a.protocol === b.protocol;
}

function isVariant(a: Service, b: Service): boolean {
  return a.name === b.name && a.namespace === b.namespace;
}
