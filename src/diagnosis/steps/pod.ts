import type { Cluster } from '../../model/cluster/cluster';
import { slicedFor } from '../../model/status/slice-status';
import type { Reached } from '../../model/traffic/probed';
import type { Service } from '../../model/views/service';
import { listed } from '../../values/wording';
import { connecting, listingPods } from '../commands';
import type { Facts } from '../step';

/** Whether the pods answer at their own addresses, at the ports that the Service leads to. */
export function atPod(cluster: Cluster, service: Service, reached: readonly Reached[], isReady: boolean): Facts {
  const { hasSelector, namespace } = service;
  if (!hasSelector) {
    return atWrittenAddress(cluster, service);
  }
  if (reached.length === 0) {
    return { outcome: 'unknown', says: 'no port of a pod is known', settledBy: listingPods(service) };
  }
  const untried = reached.find(({ isProbed }) => !isProbed);
  if (untried === undefined) {
    const numbers = listed([...new Set(reached.map(({ number }) => String(number)))], 'and');
    return { outcome: 'passed', says: `a readiness probe reaches ${numbers} at the address of the pod` };
  }
  const { number, port, pods, workload } = untried;
  const address = pods[0]?.address;
  if (!isReady) {
    return { outcome: 'unknown', says: 'no pod is ready to be asked (see readiness)' };
  }
  return {
    outcome: 'unknown',
    says: `no readiness probe that succeeded has asked for ${number}/${port.protocol} of ${workload.object.title}`,
    settledBy:
      address === undefined
        ? listingPods(service)
        : connecting(namespace, address, { number, protocol: port.protocol }),
  };
}

/** Behind a Service without a selector stands whatever somebody wrote down. */
function atWrittenAddress(cluster: Cluster, service: Service): Facts {
  const [port] = service.ports;
  const [endpoint] = slicedFor(cluster, service)?.taking ?? [];
  const number = typeof port?.target === 'number' ? port.target : port?.number;
  return endpoint?.address === undefined || port === undefined
    ? { outcome: 'needless', says: 'it selects no pods' }
    : {
        outcome: 'unknown',
        says: 'it selects no pods: what answers at its addresses nobody here knows',
        settledBy: connecting(service.namespace, endpoint.address, { number, protocol: port.protocol }),
      };
}
