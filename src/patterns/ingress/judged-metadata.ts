import type { Construct } from 'constructs';
import type { Carrier } from '../../kinds/annotations/annotation-fact';
import { CLASS_ANNOTATION } from '../../kinds/annotations/class-annotation';
import { isReadBy, judgeAnnotation, misspeltShared } from '../../kinds/annotations/judged-annotation';
import { readerOfAnnotation } from '../../kinds/controllers';
import { Complaint, isComplaint } from '../../values/complaint';
import { propertyOf } from '../../values/foreign-object';
import { annotations, type TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { RouteBackend } from '../routes/route-backend';
import { warn } from '../warning';
import type { IngressClassRef } from './ingress-class-ref';
import { IngressController } from './ingress-controller';

/** Refuses annotations that name another class, or that only another controller than the class's own would read. */
export function refuseForeignAnnotations(construct: Construct, ingressClass: IngressClassRef, written: TextMap): void {
  const { name, controller } = ingressClass;
  const named = written[CLASS_ANNOTATION];
  if (named !== undefined && named !== name) {
    throw refusal(
      construct,
      new Complaint(
        `${quoted(CLASS_ANNOTATION)} set to ${quoted(named)}`,
        `the class ${quoted(name)} alone`,
        'leave the annotation out, for ingressClass says which class it is',
        '.metadata.annotations',
      ),
    );
  }
  if (controller === undefined) {
    return;
  }
  const { facts } = controller._dialect;
  for (const key of Object.keys(written).filter((each) => !isReadBy(facts.annotations, each))) {
    const reader = readerOfAnnotation(key);
    if (reader !== undefined) {
      throw refusal(
        construct,
        new Complaint(
          `${quoted(key)}, which only ${IngressController._byId(reader.id) ?? reader.name} reads`,
          `annotations of ${controller}${prefixOf(facts.annotations.prefixes)}, which serves class ${quoted(name)}`,
          'leave it out, or use the option of the Ingress that says the same for every controller',
          '.metadata.annotations',
        ),
      );
    }
  }
}

function prefixOf([first]: readonly string[]): string {
  return first === undefined ? '' : ` (${first}…)`;
}

/**
 * Judges the annotations that a user gave an Ingress by the table of its controller: slips, values that it does not take and
 * what belongs on a Service are refused; what may be newer than the table, or means nothing alone, is warned of.
 */
export function judgeGivenAnnotations(
  construct: Construct,
  { controller }: IngressClassRef,
  given: TextMap,
  all: TextMap,
): void {
  if (controller !== undefined) {
    judge(construct, controller, 'Ingress', given, all, '.metadata.annotations');
  }
}

/** The same for those of the Services behind it. */
export function judgeServiceAnnotations(
  construct: Construct,
  { controller }: IngressClassRef,
  backends: readonly { readonly backend: RouteBackend; readonly at: string }[],
): void {
  const judged = new Set<object>();
  for (const { backend, at } of backends) {
    const { _service: service } = backend;
    if (controller !== undefined && service !== undefined && !judged.has(service)) {
      judged.add(service);
      judge(construct, controller, 'Service', annotationsOf(service), {}, at);
    }
  }
}

function judge(
  construct: Construct,
  controller: IngressController,
  carrier: Carrier,
  given: TextMap,
  all: TextMap,
  at: string,
): void {
  const { annotations: table } = controller._dialect.facts;
  for (const [key, value] of Object.entries(given)) {
    const fault = judgeAnnotation(table, carrier, key, value, all);
    const slip = fault === undefined ? misspeltShared(table, carrier, key)?.complaint : undefined;
    if (slip !== undefined) {
      warn(construct, new Complaint(slip.found, slip.expected, slip.fix, `${at}[${quoted(key)}]`));
    }
    if (fault !== undefined) {
      const { found, expected, fix } = fault.complaint;
      const complaint = new Complaint(found, expected, fix, `${at}[${quoted(key)}]`);
      if (fault.is === 'misspelt' || fault.is === 'misplaced' || fault.is === 'value') {
        throw refusal(construct, complaint);
      }
      warn(construct, complaint);
    }
  }
}

/** The annotations of a Service of any cdk8s-plus release, as far as they can be read. */
function annotationsOf(service: object): TextMap {
  const metadata = propertyOf(service, 'metadata');
  const toJson = typeof metadata === 'object' && metadata !== null ? propertyOf(metadata, 'toJson') : undefined;
  const rendered: unknown = typeof toJson === 'function' ? toJson.call(metadata) : undefined;
  const given =
    typeof rendered === 'object' && rendered !== null
      ? annotations(propertyOf(rendered, 'annotations') ?? {})
      : undefined;
  return given === undefined || isComplaint(given) ? {} : given;
}
