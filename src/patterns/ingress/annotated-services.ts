import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { propertyOf } from '../../values/foreign-object';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { PlacedBackend, RouteBackend } from '../routes/route-backend';

/** The metadata of a Service of any cdk8s-plus release. */
interface Annotated {
  addAnnotation(key: string, value: string): void;
  toJson(): { annotations?: Record<string, string> };
}

/**
 * Writes annotations on some of the Services behind an Ingress, for controllers that read them there. What they say may
 * depend on the backends that lead to a Service.
 */
export function annotateServices(
  ingress: Construct,
  backends: readonly PlacedBackend[],
  services: readonly string[],
  annotationsFor: (backends: readonly RouteBackend[]) => TextMap,
): void {
  const byService = new Map<string, PlacedBackend[]>(services.map((name) => [name, []]));
  for (const placed of backends) {
    byService.get(placed.backend.serviceName)?.push(placed);
  }
  for (const placed of byService.values()) {
    const [first] = placed;
    if (first !== undefined) {
      annotate(ingress, first, annotationsFor(placed.map(({ backend }) => backend)));
    }
  }
}

function annotate(ingress: Construct, { backend, at }: PlacedBackend, annotations: TextMap): void {
  const entries = Object.entries(annotations);
  if (entries.length === 0) {
    return;
  }
  const { serviceName, _service } = backend;
  const metadata = _service === undefined ? undefined : propertyOf(_service, 'metadata');
  if (!isAnnotated(metadata)) {
    throw refusal(
      ingress,
      new Complaint(
        `Service ${quoted(serviceName)}, which this app does not make`,
        'Services of this app, for the controller reads the option on the Service',
        `write ${quoted(entries[0]?.join(': ') ?? '')} on that Service instead`,
        at,
      ),
    );
  }
  refuseConflict(ingress, { backend, at }, metadata.toJson().annotations ?? {}, annotations);
  for (const [key, value] of entries) {
    metadata.addAnnotation(key, value);
  }
}

function isAnnotated(metadata: unknown): metadata is Annotated {
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    ['addAnnotation', 'toJson'].every((method) => typeof propertyOf(metadata, method) === 'function')
  );
}

/** Refuses to overwrite what the user or another Ingress has written on the Service. */
function refuseConflict(ingress: Construct, { backend, at }: PlacedBackend, present: TextMap, wanted: TextMap): void {
  for (const [key, value] of Object.entries(wanted)) {
    if (present[key] !== undefined && present[key] !== value) {
      throw refusal(
        ingress,
        new Complaint(
          `${quoted(key)} set to ${quoted(present[key])} on Service ${quoted(backend.serviceName)}`,
          `${quoted(value)}, which this Ingress needs`,
          'give both the same option, or let the Ingresses use different Services',
          at,
        ),
      );
    }
  }
}
