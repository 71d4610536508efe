import type { Construct } from 'constructs';
import { factOf } from '../../kinds/annotations/judged-annotation';
import { BEYOND_GATEWAY_API, type BeyondGatewayApi } from '../../kinds/gateways/beyond-gateway-api';
import { Complaint, isComplaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import type { PathRewrite } from '../routes/path-rewrite';
import type { RouteBackend } from '../routes/route-backend';
import type { CustomResource, Dialect, PlannedIngress, RoutePath, Translation } from './dialect';
import type { IngressClassRef } from './ingress-class-ref';
import { mergeAnnotations, mergeResources } from './merged-translations';
import { type RouteOption, sharedService, type Wish, wishesOf } from './route-wishes';

/** All that an Ingress needs for its class and options, in the language of its controller. */
export interface Translated {
  /** The class, where it is not named by an annotation. */
  readonly className: string | undefined;
  readonly annotations: TextMap;
  /** What to write on Services, for the backends that lead there. */
  readonly onServices: readonly AnnotatedBackends[];
  readonly resources: readonly CustomResource[];
  readonly pathOf: (route: HttpRoute) => RoutePath;
}

/** Annotations, and the backends on whose Services they are written. */
export interface AnnotatedBackends {
  readonly services: readonly string[];
  readonly annotations: (backends: readonly RouteBackend[]) => TextMap;
}

/** What one wish or setting became: its translation, and the Services that it is for. */
interface Said extends Translation {
  readonly services: readonly string[];
}

/** Says class and options in the dialect of the class's controller, or refuses what it cannot say. */
export function translate(construct: Construct, ingressClass: IngressClassRef, planned: PlannedIngress): Translated {
  const dialect = ingressClass.controller?._dialect;
  const said = saidOptions(construct, ingressClass, withoutRoutesOwnStripping(planned));
  const { classAnnotation, annotations: table } = dialect?.facts ?? {};
  const ofClass = classAnnotation === undefined ? {} : { [classAnnotation]: ingressClass.name };
  return {
    className: classAnnotation === undefined ? ingressClass.name : undefined,
    annotations: mergeAnnotations(construct, table, ofClass, ...said.map(({ annotations = {} }) => annotations)),
    onServices: said.flatMap(({ serviceAnnotations, services }) =>
      serviceAnnotations === undefined ? [] : [{ services, annotations: serviceAnnotations }],
    ),
    resources: mergeResources(
      said.flatMap(({ resource, resources = [] }) => [...(resource === undefined ? [] : [resource]), ...resources]),
    ),
    pathOf: said.find(({ pathOf }) => pathOf !== undefined)?.pathOf ?? (({ path, pathType }) => ({ path, pathType })),
  };
}

/** All routes that take their prefix off are the option of the Ingress by that name. */
function withoutRoutesOwnStripping(planned: PlannedIngress): PlannedIngress {
  const { routes, options } = planned;
  return options.stripPrefix === undefined &&
    routes.length > 0 &&
    routes.every(({ _options }) => isStrip(_options.rewrite))
    ? { ...planned, options: { ...options, stripPrefix: true } }
    : planned;
}

function isStrip(rewrite: PathRewrite | undefined): boolean {
  return rewrite?.keepsRest === true && rewrite.replacement === '/';
}

function saidOptions(construct: Construct, ingressClass: IngressClassRef, planned: PlannedIngress): Said[] {
  const { stripPrefix, httpsRedirect } = planned.options;
  const said: Said[] = [];
  const say = (at: string, translation: Translation | Complaint, services = planned.services) => {
    if (isComplaint(translation)) {
      throw refusal(
        construct,
        new Complaint(translation.found, translation.expected, translation.fix, at + translation.at),
      );
    }
    said.push({ ...translation, services });
  };
  const always = ingressClass.controller?._dialect.always?.(planned);
  if (always !== undefined) {
    say('.ingressClass', always);
  }
  if (stripPrefix === true) {
    refuseOtherThanPrefixes(construct, planned.routes);
    say('.stripPrefix', dialectFor(construct, ingressClass, 'stripPrefix').stripPrefix(planned));
  }
  if (httpsRedirect !== undefined) {
    const dialect = dialectFor(construct, ingressClass, 'httpsRedirect');
    say('.httpsRedirect', dialect.httpsRedirect(planned, httpsRedirect));
  }
  for (const wish of wishesOf(planned)) {
    if (wish.option === 'rewrite' && stripPrefix === true) {
      if (!isStrip(wish.value as PathRewrite)) {
        say(wish.at, new Complaint('another rewrite beside stripPrefix', 'one rewrite for a route', 'leave one out'));
      }
      continue;
    }
    const dialect = dialectFor(construct, ingressClass, wish.option, wish.at);
    const translation = saidWish(dialect, wish);
    say(
      wish.at,
      isComplaint(translation) || wish.isWhole ? translation : forSome(dialect, wish, planned, translation),
      wish.ingress.services,
    );
  }
  return said;
}

/** One wish in the dialect. Each method of a dialect takes the value of the option that it is called after. */
function saidWish(dialect: Dialect, { option, value, ingress }: Wish): Translation | Complaint {
  if (option === 'rewrite' && isStrip(value as PathRewrite)) {
    return dialect.stripPrefix(ingress);
  }
  const say = dialect[option] as ((ingress: PlannedIngress, wanted: unknown) => Translation | Complaint) | undefined;
  return say?.(ingress, value) ?? cannotSay(dialect, option, otherWay(option));
}

/** What a controller cannot be told by an Ingress, and what to do instead. */
export function cannotSay({ facts }: Dialect, what: string, otherwise = BY_GATEWAY): Complaint {
  return new Complaint(what, `what ${facts.name} can be told by an Ingress`, `leave it out, or ${otherwise}`);
}

/** The way for most of what an Ingress has no word for. */
export const BY_GATEWAY = 'use TlsGateway or GatewayRoutes with the same routes';

/** What to do where an Ingress has no word for an option or a target: nobody is sent to a Gateway that has none either. */
export function otherWay(what: RouteOption | BeyondGatewayApi): string {
  return Object.hasOwn(BEYOND_GATEWAY_API, what) ? BEYOND_GATEWAY_API[what as BeyondGatewayApi] : BY_GATEWAY;
}

/**
 * A translation for some of the routes only. What the controller reads on Services, or for Services by their names, can be
 * said for some; the rest holds for a whole Ingress.
 */
function forSome(dialect: Dialect, wish: Wish, whole: PlannedIngress, said: Translation): Translation | Complaint {
  const { annotations: table } = dialect.facts;
  const onIngress: Record<string, string> = {};
  const onServices: Record<string, string> = {};
  for (const [key, value] of Object.entries(said.annotations ?? {})) {
    const fact = factOf(table, key);
    if (fact?.namesServices) {
      onIngress[key] = value;
    } else if (fact?.on.includes('Service')) {
      onServices[key] = value;
    } else {
      return new Complaint(
        `${wish.option} for some of the routes`,
        `the same for all of an Ingress, for ${dialect.facts.name} is told of it by ${quoted(key)} of the Ingress`,
        'put the routes that differ into an Ingress of their own, of the same class',
      );
    }
  }
  const shared = sharedService(wish, whole);
  return shared === undefined
    ? {
        ...said,
        annotations: onIngress,
        serviceAnnotations: (backends) => ({ ...onServices, ...said.serviceAnnotations?.(backends) }),
      }
    : new Complaint(shared.found, shared.expected, shared.fix);
}

function dialectFor(
  construct: Construct,
  { name, controller }: IngressClassRef,
  option: string,
  at = `.${option}`,
): Dialect {
  if (controller === undefined) {
    throw refusal(
      construct,
      new Complaint(
        `${option} for class ${quoted(name)}, whose controller is not known`,
        'a class with its controller: each reads annotations of its own',
        `say which it is: IngressClassRef.named(${quoted(name)}, IngressController.TRAEFIK)`,
        at,
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
        'put it into a second Ingress of the same class',
        `.routes[${other}]`,
      ),
    );
  }
}
