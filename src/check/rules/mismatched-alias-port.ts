import { serviceNamed } from '../../guesses/settings/named-service';
import type { Service } from '../../model/views/service';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { alias } from '../examples/referring-parts';
import { servicePort, webService } from '../examples/service-parts';

const listing = (port: number) =>
  alias(
    'web.shop.svc.cluster.local',
    `
  ports:
    - name: http
      port: ${port}`,
  );

export const mismatchedAliasPort: Rule<Service> = {
  id: 'mismatched-alias-port',
  // The ports of an alias are a note for readers, and clients may know better.
  severity: 'warning',
  because: 'An alias is a name and maps no ports: clients come to the other Service at the port that they ask for.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  avoidedBy: { nothing: 'the ports of an ExternalAlias are those of a server whose ports this library does not know' },
  bad: manifests(WEB, listing(8080)),
  says: 'Service store/web spec.ports[0].port: found 8080 of an alias of Service shop/web, expected one of its ports, 80/TCP (http); clients are to ask for that one',
  good: manifests(WEB, listing(80)),
  silent: [
    {
      when: 'the other Service is headless, and its pods listen where they like',
      manifests: manifests(
        WEB_DEPLOYMENT,
        webService({ spec: 'clusterIP: None', ports: [servicePort({ port: 8080, target: '' })] }),
        listing(80),
      ),
    },
  ],
  on: ({ services }) => services.all.filter(({ isExternalName, ports }) => isExternalName && ports.length > 0),
  *check(service, cluster) {
    const named = serviceNamed(cluster, service.spec.get('externalName').text ?? '', service.namespace);
    const [target, variant] = named.is === 'known' ? named.services : [];
    // The ports of a headless Service say nothing of those of its pods.
    if (target === undefined || variant !== undefined || target.isHeadless || target.isExternalName) {
      return;
    }
    for (const { field, number } of service.ports) {
      if (number !== undefined && target.ports.length > 0 && target.portsNumbered(number).length === 0) {
        yield fault(
          field.get('port'),
          `${number} of an alias of ${target.object.title}`,
          `one of its ports, ${listed(target.ports.map(String))}`,
          'clients are to ask for that one',
        );
      }
    }
  },
};
