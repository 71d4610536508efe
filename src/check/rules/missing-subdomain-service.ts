import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isSurelyMissing } from '../../guesses/services/missing-service';
import type { Workload } from '../../model/views/workload';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';
import { expectedServices } from '../references/missing-service';

const subdomained = (subdomain: string) => webDeployment({ pod: `hostname: web\nsubdomain: ${subdomain}` });

const peers = (spec: string) => webService({ name: 'peers', spec, ports: [servicePort({ port: 8080, target: '' })] });

const HEADLESS = peers('clusterIP: None');

export const missingSubdomainService: Rule<Workload> = {
  id: 'missing-subdomain-service',
  severity: 'error',
  because: 'A pod gets a DNS name of its own only through a headless Service that is called like its subdomain.',
  about: 'StatefulSets and DNS of pods',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  avoidedBy: {
    nothing:
      'a subdomain is a text in a pod, which cdk8s-plus makes; only HeadlessStatefulDb makes pods and their headless Service at once',
  },
  bad: manifests(subdomained('peer'), HEADLESS),
  says: 'Deployment shop/web spec.template.spec.subdomain: found "peer", which no Service in namespace shop is called, expected "peers"; name a headless Service that selects the pod',
  good: manifests(subdomained('peers'), HEADLESS),
  more: [
    {
      bad: manifests(subdomained('peers'), peers('')),
      says: 'Deployment shop/web spec.template.spec.subdomain: found "peers", a Service with a cluster IP, expected a headless Service; name a headless Service that selects the pod',
      doubt: 'CoreDNS answers such names for ready pods, though Kubernetes promises it of headless Services only',
      good: manifests(subdomained('peers'), HEADLESS),
    },
  ],
  silent: [
    {
      when: 'no Service here is like it, so that it may be in files that were not given',
      manifests: manifests(subdomained('peers')),
    },
  ],
  // The subdomain of a StatefulSet is its serviceName, whatever is written.
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known && object.known !== 'StatefulSet'),
  *check({ object, pod }, cluster): Iterable<Fault> {
    const field = pod.spec.get('subdomain');
    const name = field.text ?? '';
    const services = cluster.services.named(object.namespace, name);
    const cure = 'name a headless Service that selects the pod';
    if (name === '' || isPlaceholder(name)) {
      return;
    }
    if (services.length === 0) {
      if (isSurelyMissing(cluster, object, object.namespace, name)) {
        yield fault(
          field,
          `${quoted(name)}, which no Service in namespace ${object.namespace} is called`,
          expectedServices(cluster, object.namespace, name),
          cure,
        );
      }
    } else if (!services.some(({ isHeadless }) => isHeadless)) {
      // Some DNS servers answer all the same.
      yield doubtful(
        'CoreDNS answers such names for ready pods, though Kubernetes promises it of headless Services only',
        fault(field, `${quoted(name)}, a Service with a cluster IP`, 'a headless Service', cure),
      );
    }
  },
};
