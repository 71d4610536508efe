import { Complaint } from '../../values/complaint';
import { listed, quoted } from '../../values/wording';
import type { HttpRoute } from '../routes/http-route';
import type { WantedRouteOptions } from '../routes/route-options';
import type { PlannedIngress, WantedOptions } from './dialect';

/** The options of routes that an Ingress knows; those that make another Ingress, or none, are looked at elsewhere. */
export type RouteOption = Exclude<keyof WantedRouteOptions, 'canary' | 'backendTls'>;

/** The same wish of some routes. */
export interface Wish<O extends RouteOption = RouteOption> {
  readonly option: O;
  readonly value: NonNullable<WantedRouteOptions[O]>;
  /** The Ingress, narrowed to the routes that wish it. */
  readonly ingress: PlannedIngress;
  /** Whether all routes wish it. */
  readonly isWhole: boolean;
  /** The property that it came by. */
  readonly at: string;
}

/** In the order in which they are said. */
const OPTIONS: readonly RouteOption[] = [
  'rewrite',
  'cookieAffinity',
  'backendProtocol',
  'upstreamHost',
  'requestHeaders',
  'responseHeaders',
  'requestTimeout',
  'maxBodySize',
  'matching',
];

/** What holds for all routes that do not say otherwise, by its name among the options of a route. */
function ofIngress(options: WantedOptions, option: RouteOption): unknown {
  return option === 'cookieAffinity' || option === 'backendProtocol' ? options[option] : undefined;
}

/** What the routes of an Ingress wish, each different wish once, with the routes that have it. */
export function wishesOf(ingress: PlannedIngress): Wish[] {
  const isPlain = ingress.routes.every(({ _options }) => Object.keys(_options).length === 0);
  return OPTIONS.flatMap((option) => {
    const common = ofIngress(ingress.options, option);
    // Most Ingresses have no route with a wish of its own, and some have thousands of routes.
    return isPlain
      ? common === undefined
        ? []
        : [{ option, value: common, ingress, isWhole: true, at: `.${option}` } as Wish]
      : wishesFor(ingress, option, common);
  });
}

function wishesFor(ingress: PlannedIngress, option: RouteOption, common: unknown): Wish[] {
  const { routes, defaultBackend } = ingress;
  const byValue = new Map<string, { value: unknown; routes: HttpRoute[]; at: string }>();
  routes.forEach((route, i) => {
    const own = route._options[option];
    const value = own ?? common;
    if (value !== undefined && route.backends.length > 0) {
      const key = JSON.stringify(value);
      const same = byValue.get(key);
      if (same === undefined) {
        byValue.set(key, {
          value,
          routes: [route],
          at: own === undefined ? `.${option}` : `.routes[${i}].options.${option}`,
        });
      } else {
        same.routes.push(route);
      }
    }
  });
  const reached = routes.filter(({ backends }) => backends.length > 0).length;
  return [...byValue.values()].map(({ value, routes: wishing, at }) => {
    const hasDefault = defaultBackend !== undefined && common !== undefined;
    const isWhole = wishing.length === reached && (defaultBackend === undefined || hasDefault);
    return {
      option,
      value,
      at,
      isWhole,
      ingress: {
        ...ingress,
        routes: wishing,
        defaultBackend: hasDefault ? defaultBackend : undefined,
        services: servicesOf(wishing, hasDefault ? defaultBackend?.serviceName : undefined),
      },
    } as Wish;
  });
}

/** The names of the Services behind some routes, each once, the default backend's last. */
export function servicesOf(routes: readonly HttpRoute[], ...more: (string | undefined)[]): string[] {
  const names = routes.flatMap(({ backends }) => backends.map(({ serviceName }) => serviceName));
  return [...new Set([...names, ...more.filter((name) => name !== undefined)])];
}

/**
 * Why a wish of some routes cannot be told on their Services: others of the Ingress, which do not wish it, lead to one of
 * them as well.
 */
export function sharedService({ option, ingress, at }: Wish, whole: PlannedIngress): Complaint | undefined {
  const wishing = new Set(ingress.routes);
  const others = new Set(
    servicesOf(
      whole.routes.filter((route) => !wishing.has(route)),
      whole.defaultBackend?.serviceName,
    ),
  );
  const shared = ingress.services.filter((name) => others.has(name));
  return shared.length === 0
    ? undefined
    : new Complaint(
        `${option} for some of the routes to Service ${listed(shared.map(quoted), 'and')}`,
        'the same for all routes to a Service, for the controller is told of the Service',
        'give the others the same option, or let them lead to a Service of their own',
        at,
      );
}
