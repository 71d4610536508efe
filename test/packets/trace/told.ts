import type { Manifest } from '../../support/synth';
import { podOf } from '../harness/pods';

/*
 * Whether the EndpointSlices of a dump have come after its pods: the controller that writes them hears of a pod a moment later than
 * whoever asks for it, and on a busy machine some moments.
 */

/** Whether each Service tells of each of its pods what the pod says of itself, in every family of its own. */
export function areEndpointsTold(dump: readonly Manifest[]): boolean {
  const ofKind = (wanted: string) => dump.filter(({ kind }) => kind === wanted);
  const slices = ofKind('EndpointSlice');
  return ofKind('Service').every((service) =>
    ofKind('Pod')
      .filter((pod) => selects(service, pod))
      .every((pod) => familiesOf(service).every((family) => isTold(pod, service, family, slices))),
  );
}

function isTold(pod: Manifest, { metadata, spec }: Manifest, family: string, slices: readonly Manifest[]): boolean {
  const ready = spec.publishNotReadyAddresses === true || podOf(pod).isReady;
  return slices
    .filter(
      (slice) =>
        slice.addressType === family &&
        slice.metadata.namespace === metadata.namespace &&
        slice.metadata.labels['kubernetes.io/service-name'] === metadata.name,
    )
    .flatMap(({ endpoints }) => endpoints ?? [])
    .some(({ targetRef, conditions }: Manifest) => targetRef?.name === pod.metadata.name && conditions.ready === ready);
}

function selects({ metadata, spec }: Manifest, pod: Manifest): boolean {
  const labels = Object.entries(spec.selector ?? {});
  return (
    metadata.namespace === pod.metadata.namespace &&
    labels.length > 0 &&
    labels.every(([name, value]) => pod.metadata.labels?.[name] === value)
  );
}

/** An alias has none. */
function familiesOf({ spec }: Manifest): readonly string[] {
  return spec.ipFamilies ?? [];
}
