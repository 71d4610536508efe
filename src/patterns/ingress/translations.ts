import type { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { BackendProtocol } from './controller-options';
import type { CustomResource, Dialect, PlannedIngress, RoutePath, Translation, WantedCookie } from './dialect';
import type { HttpRoute } from './http-route';
import type { IngressClassRef } from './ingress-class-ref';
import { IngressController } from './ingress-controller';

/** The options as they were read. */
export interface WantedOptions {
  readonly stripPrefix?: boolean;
  readonly httpsRedirect?: boolean;
  readonly cookieAffinity?: WantedCookie;
  readonly backendProtocol?: BackendProtocol;
}

/** All that an Ingress needs for its options, in the language of its controller. */
export interface Translated {
  readonly annotations: TextMap;
  readonly serviceAnnotations: TextMap;
  readonly resources: readonly CustomResource[];
  readonly pathOf: (route: HttpRoute) => RoutePath;
}

/** Says the options in the dialect of the class's controller, or refuses what it cannot say. */
export function translate(
  construct: Construct,
  ingressClass: IngressClassRef,
  planned: PlannedIngress,
  options: WantedOptions,
): Translated {
  const { stripPrefix, httpsRedirect, cookieAffinity, backendProtocol } = options;
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
  const said = wanted.map(([option, say]) => {
    const translation = say(dialectFor(construct, ingressClass, option));
    if (isComplaint(translation)) {
      throw refusal(construct, translation.under(option));
    }
    return translation;
  });
  return {
    annotations: Object.assign({}, ...said.map(({ annotations }) => annotations)),
    serviceAnnotations: Object.assign({}, ...said.map(({ serviceAnnotations }) => serviceAnnotations)),
    resources: said.flatMap(({ resource }) => resource ?? []),
    pathOf: said.find(({ pathOf }) => pathOf !== undefined)?.pathOf ?? (({ path, pathType }) => ({ path, pathType })),
  };
}

/** Refuses annotations that only another controller than the class's own would read. */
export function refuseForeignAnnotations(
  construct: Construct,
  ingressClass: IngressClassRef,
  annotations: TextMap,
): void {
  const { controller } = ingressClass;
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
          `annotations of ${controller} (${controller._dialect.prefixes[0]}…), which serves class ${quoted(ingressClass.name)}`,
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
