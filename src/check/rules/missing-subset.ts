import { type AskedSubset, askedSubsetsIn, subsetNamesIn } from '../../model/traffic/subsets';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { askingFor, subsetOfWeb } from '../examples/mesh-parts';
import { manifests, WEB } from '../examples/parts';

export const missingSubset: Rule<AskedSubset> = {
  id: 'missing-subset',
  severity: 'error',
  because: 'Requests for a subset that no DestinationRule of the Service has are answered with 503.',
  about: 'Custom resources and webhooks',
  source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination',
  avoidedBy: { nothing: 'resources of Istio are written by hand or with cdk8s import, and name subsets by texts' },
  bad: subsetOfWeb('v2', 'app: web'),
  says: 'VirtualService shop/web spec.http[0].route[0].destination.subset: found "v2", expected a subset of Service shop/web: "all"; name one of them, or add it to the DestinationRule',
  good: subsetOfWeb('all', 'app: web'),
  silent: [{ when: 'no DestinationRule of the Service is here', manifests: manifests(WEB, askingFor('v2')) }],
  on: askedSubsetsIn,
  *check({ field, service: { namespace, name } }, cluster) {
    const known = subsetNamesIn(cluster).get(`${namespace}/${name}`);
    // Without any, the DestinationRule may be in other files.
    if (known.length > 0 && !known.includes(field.text ?? '')) {
      yield fault(
        field,
        quoted(field.text ?? ''),
        `a subset of Service ${namespace}/${name}: ${listed(known.map(quoted))}`,
        'name one of them, or add it to the DestinationRule',
      );
    }
  },
};
