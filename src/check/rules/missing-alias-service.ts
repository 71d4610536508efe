import { namesakeNotGiven, notGiven } from '../../guesses/makers/not-given';
import { nearService, othersIn } from '../../guesses/services/near-service';
import { serviceNamed } from '../../guesses/settings/named-service';
import type { Service } from '../../model/views/service';
import { isWholeServiceHost, wholeNameOf } from '../../values/cluster-domain';
import { withoutRootDot } from '../../values/dns-name';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { alias } from '../examples/referring-parts';
import { expectedServices } from '../references/missing-service';

export const missingAliasService: Rule<Service> = {
  id: 'missing-alias-service',
  severity: 'error',
  because:
    'An alias is the one name that is looked up as it stands: no search path applies, and no DNS server knows it.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  avoidedBy: {
    nothing: 'an ExternalAlias takes any DNS name; for a Service of the app, hand over its dns.fqdn',
  },
  bad: manifests(WEB, alias('wbe.shop.svc.cluster.local')),
  says: 'Service store/web spec.externalName: found "wbe.shop.svc.cluster.local", which no Service in namespace shop is called, expected "web"; correct the name',
  good: manifests(WEB, alias('web.shop.svc.cluster.local')),
  more: [
    {
      bad: manifests(WEB, alias('web.shop')),
      says: 'Service store/web spec.externalName: found "web.shop", which no DNS server knows, for an alias has no search path, expected "web.shop.svc.cluster.local"; write the whole name',
      good: manifests(WEB, alias('web.shop.svc.cluster.local')),
    },
    {
      bad: manifests(WEB, alias('web.stock.svc.cluster.local')),
      says: 'Service store/web spec.externalName: found "web.stock.svc.cluster.local", which no Service in namespace stock is called, expected "web.shop.svc.cluster.local"; correct the namespace',
      doubt: 'that namespace may have a Service of the name too, in files that were not given',
      good: manifests(WEB, alias('web.shop.svc.cluster.local')),
    },
  ],
  doubts: ['the Service may be in files that were not given'],
  silent: [
    { when: 'it leads to a Service of a namespace that is not here', manifests: alias('db.data.svc.cluster.local') },
    {
      when: 'the alias alone is called so, and is of no help to itself',
      manifests: alias('wbe.store.svc.cluster.local'),
    },
    { when: 'it leads out of the cluster', manifests: manifests(WEB, alias('web.shop.example')) },
  ],
  on: ({ services }) => services.all.filter(({ isExternalName }) => isExternalName),
  *check(service, cluster): Iterable<Fault> {
    const field = service.spec.get('externalName');
    const host = withoutRootDot(field.text ?? '');
    const named = serviceNamed(cluster, host, service.namespace);
    const isWhole = isWholeServiceHost(host);
    if (named.is === 'known' && !isWhole) {
      const [target] = named.services;
      const pod = named.pod === undefined ? '' : `${named.pod}.`;
      yield fault(
        field,
        `${quoted(host)}, which no DNS server knows, for an alias has no search path`,
        quoted(`${pod}${target && wholeNameOf(target)}`),
        'write the whole name',
      );
    } else if (
      named.is === 'missing' &&
      named.isQualified &&
      isWhole &&
      othersIn(cluster, named.namespace, service).length > 0
    ) {
      const mistake = fault(
        field,
        `${quoted(host)}, which no Service in namespace ${named.namespace} is called`,
        expectedServices(cluster, named.namespace, named.name, service),
        'correct the name',
      );
      yield nearService(cluster, named.namespace, named.name, service) === undefined
        ? doubtful(notGiven('Service'), mistake)
        : mistake;
    } else if (named.is === 'missing' && isWhole) {
      const [target, another] = cluster.services.anywhere(named.name).filter(({ isExternalName }) => !isExternalName);
      // An alias for the namesake of a Service of its own namespace is meant to leave it.
      if (
        target?.object.namespaceGiven &&
        another === undefined &&
        target.namespace !== service.namespace &&
        service.object.namespaceGiven
      ) {
        yield doubtful(
          namesakeNotGiven('a Service', 'that namespace'),
          fault(
            field,
            `${quoted(host)}, which no Service in namespace ${named.namespace} is called`,
            quoted(host.replace(`.${named.namespace}.svc`, `.${target.namespace}.svc`)),
            'correct the namespace',
          ),
        );
      }
    }
  },
};
