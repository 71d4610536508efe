import { EXTERNAL_DNS_PREFIXES } from '../../kinds/companions/external-dns';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import type { Service, ServicePort } from '../../model/views/service';

/** The annotations by which external-dns gives a Service names outside. */
const EXTERNAL_DNS = EXTERNAL_DNS_PREFIXES.map((prefix) => `${prefix}hostname`);

/** The Services that answer at a name or address outside the cluster by themselves. */
export function servicesOutsideAt(cluster: Cluster, host: string): readonly Service[] {
  return byOutsideAddress(cluster).get(host);
}

/** The Service whose cluster IP an address is, where manifests say so. */
export function serviceInsideAt(cluster: Cluster, address: string): Service | undefined {
  return byClusterIp(cluster).get(address)[0];
}

/** A port of a Service that every node opens for it. */
export interface OpenNodePort {
  readonly service: Service;
  readonly port: ServicePort;
}

/** The port of a Service behind a port of the nodes, where manifests say so. */
export function nodePortNumbered(cluster: Cluster, number: number, protocol: string): OpenNodePort | undefined {
  return byNodePort(cluster).get(`${number}/${protocol}`)[0];
}

const byOutsideAddress = once(({ services }: Cluster) => {
  const index = new Multimap<string, Service>();
  for (const service of services.all) {
    const { object, spec, isLoadBalancer } = service;
    const names = EXTERNAL_DNS.flatMap((key) => object.annotations.get(key)?.split(',') ?? []);
    const given = object.root.find('status', 'loadBalancer', 'ingress').items;
    const addresses = [
      ...names.map((name) => name.trim().toLowerCase()),
      ...spec.get('externalIPs').items.map(({ text }) => text),
      ...(isLoadBalancer ? [spec.get('loadBalancerIP').text] : []),
      ...given.flatMap((each) => [each.get('ip').text, each.get('hostname').text]),
    ];
    for (const address of new Set(addresses)) {
      if (address !== undefined && address !== '') {
        index.add(address, service);
      }
    }
  }
  return index;
});

const byClusterIp = once(({ services }: Cluster) => {
  const index = new Multimap<string, Service>();
  for (const service of services.all) {
    const { spec } = service;
    const addresses = [spec.get('clusterIP').text, ...spec.get('clusterIPs').items.map(({ text }) => text)];
    for (const address of new Set(addresses)) {
      if (address !== undefined && address !== 'None' && address !== '') {
        index.add(address, service);
      }
    }
  }
  return index;
});

const byNodePort = once(({ services }: Cluster) => {
  const index = new Multimap<string, OpenNodePort>();
  for (const service of services.all) {
    if (service.type === 'NodePort' || service.isLoadBalancer) {
      for (const port of service.ports) {
        if (port.nodePort !== undefined) {
          index.add(`${port.nodePort}/${port.protocol}`, { service, port });
        }
      }
    }
  }
  return index;
});
