import { isLive } from '../../model/status/addresses';
import { lastWarningAbout } from '../../model/status/events';
import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

/** A Service as a cluster shows it, written by hand in the shape that the API documents. */
const service = (uid: string, balancer: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop${uid}
spec:
  type: LoadBalancer
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: http
status:
  loadBalancer: ${balancer}`;

const UID = '\n  uid: 3f6d1f0e-6a53-4a39-9d0d-0c5f4ab1e7a2';

const FAILED = `
apiVersion: v1
kind: Event
metadata: {name: web.17a, namespace: shop}
type: Warning
involvedObject: {apiVersion: v1, kind: Service, namespace: shop, name: web}
reason: SyncLoadBalancerFailed
message: quota of addresses is used up
lastTimestamp: "2026-11-30T05:00:00Z"`;

export const missingLoadBalancerAddress: Rule<Service> = {
  id: 'missing-load-balancer-address',
  // It may be on its way: some take minutes.
  severity: 'warning',
  because: 'Until something gives the Service an address, clients outside the cluster have none to connect to.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  avoidedBy: { nothing: 'whether a load balancer is made shows in a cluster, of which this rule reads the status' },
  bad: manifests(WEB_DEPLOYMENT, service(UID, '{}')),
  says: 'Service shop/web spec.type: found LoadBalancer, and no address in status.loadBalancer, expected one from whatever makes load balancers in this cluster; read its events (kubectl describe service -n shop web), and where there are none, install something that makes them, such as MetalLB, or use type NodePort',
  good: manifests(WEB_DEPLOYMENT, service(UID, '{ingress: [{ip: 192.0.2.10}]}')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, service(UID, '{}'), FAILED),
      says: 'Service shop/web spec.type: found LoadBalancer, and no address in status.loadBalancer (SyncLoadBalancerFailed: "quota of addresses is used up"), expected one from whatever makes load balancers in this cluster; read its events (kubectl describe service -n shop web), and where there are none, install something that makes them, such as MetalLB, or use type NodePort',
      good: manifests(WEB_DEPLOYMENT, service(UID, '{ingress: [{hostname: lb.example.com}]}'), FAILED),
    },
  ],
  silent: [
    {
      when: 'no cluster has said anything of it, as in what kubectl writes with --dry-run',
      manifests: manifests(WEB_DEPLOYMENT, service('', '{}')),
    },
  ],
  on: ({ services }) => services.all.filter(({ isLoadBalancer }) => isLoadBalancer),
  *check({ object, name, namespace, spec }, cluster) {
    const balancer = object.root.find('status', 'loadBalancer');
    if (isLive(object) && balancer.isMap && balancer.get('ingress').length === 0) {
      const said = lastWarningAbout(cluster, object);
      yield fault(
        spec.get('type'),
        `LoadBalancer, and no address in status.loadBalancer${said === undefined ? '' : ` (${said})`}`,
        'one from whatever makes load balancers in this cluster',
        `read its events (kubectl describe service -n ${namespace} ${name}), and where there are none, install something that makes them, such as MetalLB, or use type NodePort`,
      );
    }
  },
};
