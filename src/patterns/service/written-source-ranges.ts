import type { ApiObjectMetadata } from 'cdk8s';
import { SOURCE_RANGES_ANNOTATION } from '../../kinds/parts/service-annotations';
import { Complaint, isComplaint } from '../../values/complaint';
import { sourceRanges } from '../../values/source-ranges';
import { quoted } from '../../values/wording';
import type { ServicePlan } from './rendered-service';

/**
 * What is wrong with source ranges that are written as an annotation, as one did before there was a field. The API server refuses
 * them on every type but LoadBalancer, and passes over them where the field is there.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go (ValidateService)
 */
export function writtenSourceRangesComplaint(
  { type, fields }: ServicePlan,
  metadata: ApiObjectMetadata | undefined,
): Complaint | undefined {
  const written = metadata?.annotations?.[SOURCE_RANGES_ANNOTATION];
  if (written === undefined) {
    return undefined;
  }
  if (type !== 'LoadBalancer') {
    return placed('source ranges', 'them on a Service of type LoadBalancer only', 'leave them out');
  }
  if (fields.loadBalancerSourceRanges !== undefined) {
    return placed('source ranges beside sourceRanges', 'one of them', 'leave out the annotation');
  }
  if (written.trim() === '') {
    return undefined;
  }
  const ranges = sourceRanges(written.split(',').map((range) => range.trim()));
  return isComplaint(ranges) ? placed(ranges.found, ranges.expected, 'use sourceRanges') : undefined;
}

function placed(found: string, expected: string, fix: string): Complaint {
  return new Complaint(found, expected, fix, `.metadata.annotations[${quoted(SOURCE_RANGES_ANNOTATION)}]`);
}
