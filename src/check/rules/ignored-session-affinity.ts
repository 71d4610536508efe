import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (extra: string) =>
  webService({ spec: `sessionAffinity: ClientIP${extra}`, ports: [servicePort({ name: '', port: 8080 })] });

export const ignoredSessionAffinity: Rule<Service> = {
  id: 'ignored-session-affinity',
  severity: 'warning',
  because: 'Nothing stands between clients and pods of such a Service that could keep a client on one pod.',
  about: 'Services',
  source:
    'pkg/api/service/warnings.go of Kubernetes, GetWarningsForService; pkg/proxy/util/utils.go, ShouldSkipService',
  avoidedBy: 'StickyService',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('\nclusterIP: None')),
  says: 'Service shop/web spec.sessionAffinity: found ClientIP on a headless Service, expected a Service with a cluster IP; leave it out, or leave out clusterIP: None',
  good: manifests(WEB_DEPLOYMENT, serviceWith('')),
  silent: [
    {
      when: 'it says None, as if nothing were written',
      manifests: manifests(
        WEB_DEPLOYMENT,
        webService({
          spec: 'clusterIP: None\nsessionAffinity: None',
          ports: [servicePort({ port: 8080, target: '' })],
        }),
      ),
    },
  ],
  on: ({ services }) => services.all,
  *check(service) {
    const affinity = service.spec.get('sessionAffinity');
    if (affinity.value === 'ClientIP' && (service.isHeadless || service.isExternalName)) {
      yield fault(
        affinity,
        `ClientIP on ${service.isHeadless ? 'a headless Service' : 'a Service of type ExternalName'}`,
        'a Service with a cluster IP',
        service.isHeadless ? 'leave it out, or leave out clusterIP: None' : 'leave it out',
      );
    }
  },
};
