import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { RouteBackend } from './route-backend';

/** The metadata of a Service of any cdk8s-plus release. */
interface Annotated {
  addAnnotation(key: string, value: string): void;
  toJson(): { annotations?: Record<string, string> };
}

/** Writes annotations on the Services behind an Ingress, for controllers that read them there. */
export function annotateServices(ingress: Construct, backends: readonly RouteBackend[], annotations: TextMap): void {
  const entries = Object.entries(annotations);
  if (entries.length === 0) {
    return;
  }
  for (const { serviceName, _service } of backends) {
    const metadata = (_service as { metadata?: Partial<Annotated> } | undefined)?.metadata;
    if (typeof metadata?.addAnnotation !== 'function') {
      throw refusal(
        ingress,
        new Complaint(
          `Service ${quoted(serviceName)}, which this app does not make`,
          'Services of this app, for the controller reads the option on the Service',
          `write ${quoted(entries[0]?.join(': ') ?? '')} on that Service instead`,
          '.routes',
        ),
      );
    }
    annotate(ingress, serviceName, metadata as Annotated, entries);
  }
}

function annotate(
  ingress: Construct,
  service: string,
  metadata: Annotated,
  entries: readonly [string, string][],
): void {
  const present = metadata.toJson().annotations ?? {};
  for (const [key, value] of entries) {
    if (present[key] !== undefined && present[key] !== value) {
      throw refusal(
        ingress,
        new Complaint(
          `${quoted(key)} set to ${quoted(present[key])} on Service ${quoted(service)}`,
          `${quoted(value)}, which this Ingress needs`,
          'give both the same option, or let the Ingresses use different Services',
          '.routes',
        ),
      );
    }
    metadata.addAnnotation(key, value);
  }
}
