import type { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import type { CustomResource, Dialect, PlannedIngress, RoutePath, Translation, WantedOptions } from './dialect';
import type { IngressClassRef } from './ingress-class-ref';
import { IngressController } from './ingress-controller';

/** All that an Ingress needs for its class and options, in the language of its controller. */
export interface Translated {
  /** The class, where it is not named by an annotation. */
  readonly className: string | undefined;
  readonly annotations: TextMap;
  readonly serviceAnnotations: TextMap;
  readonly resources: readonly CustomResource[];
  readonly pathOf: (route: HttpRoute) => RoutePath;
}

/** Says class and options in the dialect of the class's controller, or refuses what it cannot say. */
export function translate(construct: Construct, ingressClass: IngressClassRef, planned: PlannedIngress): Translated {
  const dialect = ingressClass.controller?._dialect;
  const overlooked = dialect?.overlooks?.(planned);
  if (overlooked !== undefined) {
    throw refusal(construct, overlooked);
  }
  const said = saidOptions(construct, ingressClass, planned);
  const { classAnnotation } = dialect ?? {};
  return {
    className: classAnnotation === undefined ? ingressClass.name : undefined,
    annotations: Object.assign(
      classAnnotation === undefined ? {} : { [classAnnotation]: ingressClass.name },
      dialect?.tlsAnnotations,
      ...said.map(({ annotations }) => annotations),
    ),
    serviceAnnotations: Object.assign({}, ...said.map(({ serviceAnnotations }) => serviceAnnotations)),
    resources: said.flatMap(({ resource }) => resource ?? []),
    pathOf: said.find(({ pathOf }) => pathOf !== undefined)?.pathOf ?? (({ path, pathType }) => ({ path, pathType })),
  };
}

function saidOptions(construct: Construct, ingressClass: IngressClassRef, planned: PlannedIngress): Translation[] {
  const { stripPrefix, httpsRedirect, cookieAffinity, backendProtocol } = planned.options;
  const wanted: [option: keyof WantedOptions, say: (dialect: Dialect) => Translation | Complaint][] = [];
  if (stripPrefix === true) {
    refuseOtherThanPrefixes(construct, planned.routes);
    wanted.push(['stripPrefix', (dialect) => dialect.stripPrefix(planned)]);
  }
  if (httpsRedirect !== undefined) {
    wanted.push(['httpsRedirect', (dialect) => dialect.httpsRedirect(planned, httpsRedirect)]);
  }
  if (cookieAffinity !== undefined) {
    wanted.push(['cookieAffinity', (dialect) => dialect.cookieAffinity(planned, cookieAffinity)]);
  }
  if (backendProtocol !== undefined) {
    wanted.push(['backendProtocol', (dialect) => dialect.backendProtocol(planned, backendProtocol)]);
  }
  return wanted.map(([option, say]) => {
    const translation = say(dialectFor(construct, ingressClass, option));
    if (isComplaint(translation)) {
      throw refusal(construct, translation.under(option));
    }
    return translation;
  });
}

/** The annotation from before `spec.ingressClassName`, which some controllers obey more than the field. */
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** Refuses annotations that name another class, or that only another controller than the class's own would read. */
export function refuseForeignAnnotations(
  construct: Construct,
  ingressClass: IngressClassRef,
  annotations: TextMap,
): void {
  const { name, controller } = ingressClass;
  const named = annotations[CLASS_ANNOTATION];
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
  for (const key of Object.keys(annotations)) {
    const reader = IngressController._all.find(({ _dialect: { prefixes } }) =>
      prefixes.some((prefix) => key.startsWith(prefix)),
    );
    if (reader !== undefined && reader !== controller) {
      throw refusal(
        construct,
        new Complaint(
          `${quoted(key)}, which only ${reader} reads`,
          `annotations of ${controller} (${controller._dialect.prefixes[0]}…), which serves class ${quoted(name)}`,
          'leave it out, or use the option of TlsIngress that says the same for every controller',
          '.metadata.annotations',
        ),
      );
    }
  }
}

function dialectFor(construct: Construct, { name, controller }: IngressClassRef, option: string): Dialect {
  if (controller === undefined) {
    throw refusal(
      construct,
      new Complaint(
        `${option} for class ${quoted(name)}, whose controller is not known`,
        'a class with its controller: each reads annotations of its own',
        `say which it is: IngressClassRef.named(${quoted(name)}, IngressController.TRAEFIK)`,
        `.${option}`,
      ),
    );
  }
  return controller._dialect;
}

function refuseOtherThanPrefixes(construct: Construct, routes: readonly HttpRoute[]): void {
  const other = routes.findIndex(({ pathType }) => pathType !== 'Prefix');
  if (other >= 0) {
    throw refusal(
      construct,
      new Complaint(
        `the route ${quoted(String(routes[other]))}`,
        'Prefix routes alone, with stripPrefix',
        'put it into a second TlsIngress of the same class',
        `.routes[${other}]`,
      ),
    );
  }
}
