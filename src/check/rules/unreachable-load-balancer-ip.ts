import { isPlaceholder } from '../../guesses/makers/placeholder';
import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import { IpAddress } from '../../values/ip-address';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (address: string) =>
  webService({ spec: `type: LoadBalancer${address}`, ports: [servicePort({ name: '' })] });

export const unreachableLoadBalancerIp: Rule<Service> = {
  id: 'unreachable-load-balancer-ip',
  severity: 'warning',
  because: 'Kubernetes stores any text here; the load balancer cannot take it, and the Service stays pending.',
  about: 'Services',
  source: 'controller/service.go of MetalLB, getDesiredLbIPs; validateService of Kubernetes does not look at the field',
  avoidedBy: 'LoadBalancerService',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('\nloadBalancerIP: 192.0.2.256')),
  says: 'Service shop/web spec.loadBalancerIP: found "192.0.2.256", expected an IP address; correct it, or leave the address to the load balancer',
  good: manifests(WEB_DEPLOYMENT, serviceWith('')),
  silent: [
    {
      when: 'the text is empty, which leaves the address to the load balancer',
      manifests: manifests(WEB_DEPLOYMENT, serviceWith('\nloadBalancerIP: ""')),
    },
  ],
  on: ({ services }) => services.all.filter(({ isLoadBalancer }) => isLoadBalancer),
  *check(service) {
    const address = service.spec.get('loadBalancerIP');
    if (address.text && !isPlaceholder(address.text) && isComplaint(IpAddress.parse(address.text))) {
      yield fault(
        address,
        quoted(address.text),
        'an IP address',
        'correct it, or leave the address to the load balancer',
      );
    }
  },
};
