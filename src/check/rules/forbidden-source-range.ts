import { isPlaceholder } from '../../guesses/makers/placeholder';
import { cidr } from '../../kinds/constraints/addresses';
import { SOURCE_RANGES_ANNOTATION } from '../../kinds/parts/service-annotations';
import type { Service } from '../../model/views/service';
import { complaintAbout, type Fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { admittingService, bareLoadBalancer } from '../examples/service-parts';

const BLANKS = bareLoadBalancer(`loadBalancerSourceRanges:
    - ' 10.0.0.0/8 '`);

export const forbiddenSourceRange: Rule<Service> = {
  id: 'forbidden-source-range',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the Service: clients are admitted by blocks of addresses.',
  about: 'Services',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, validateService',
  versions: 'zeros in front, and bits beyond the prefix, are refused since 1.36',
  avoidedBy: 'LoadBalancerService',
  bad: manifests(WEB_DEPLOYMENT, admittingService('203.0.113.7')),
  says: 'Service shop/web spec.loadBalancerSourceRanges[0]: found "203.0.113.7" without a prefix length, expected a CIDR such as "192.0.2.0/24" or "2001:db8::/32"; did you mean "203.0.113.7/32"?',
  good: manifests(WEB_DEPLOYMENT, admittingService('203.0.113.7/32')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, admittingService('203.0.113.7/24')),
      says: 'Service shop/web spec.loadBalancerSourceRanges[0]: found "203.0.113.7/24", which has bits set beyond its prefix, expected a network address; did you mean "203.0.113.0/24"?',
      good: manifests(WEB_DEPLOYMENT, admittingService('203.0.113.0/24')),
    },
  ],
  silent: [{ when: 'blanks stand around the range', manifests: BLANKS }],
  on: ({ services }) => services.all.filter(({ isLoadBalancer }) => isLoadBalancer),
  *check({ spec, object }, _cluster, { minor }): Iterable<Fault> {
    const ranges = spec.get('loadBalancerSourceRanges').items;
    const annotation = object.root.find('metadata', 'annotations', SOURCE_RANGES_ANNOTATION);
    // The annotation is looked at where the field is empty.
    const inAnnotation = ranges.length > 0 || !annotation.text?.trim() ? [] : annotation.text.split(',');
    const written = [
      ...ranges.map((field) => [field, field.text] as const),
      ...inAnnotation.map((range) => [annotation, range.trim()] as const),
    ];
    for (const [field, text] of written) {
      if (text !== undefined && !isPlaceholder(text)) {
        yield* complaintAbout(field, cidr(minor)(text));
      }
    }
  },
};
