import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { BackendProtocol } from './backend-protocol';
import { FixedResponse } from './fixed-response';
import { RouteRedirect } from './redirect';
import { RouteBackend } from './route-backend';
import type { WantedRouteOptions } from './route-options';
import type { RouteTarget } from './route-target';

/** The options that say how requests get to pods, and therefore nothing where the route answers by itself. */
const FOR_PODS: readonly (keyof WantedRouteOptions)[] = [
  'rewrite',
  'upstreamHost',
  'requestHeaders',
  'requestTimeout',
  'maxBodySize',
  'backendProtocol',
  'backendTls',
  'cookieAffinity',
  'canary',
];

/** Which options of a route contradict one another, its path or its target. */
export function optionsComplaint(
  pathType: string,
  target: RouteTarget,
  options: WantedRouteOptions,
): Complaint | undefined {
  return (
    unusedComplaint(target, options) ??
    rewriteComplaint(pathType, target, options) ??
    protocolComplaint(options) ??
    canaryComplaint(target, options)
  );
}

function unusedComplaint(target: RouteTarget, options: WantedRouteOptions): Complaint | undefined {
  const answersItself = target instanceof RouteRedirect || target instanceof FixedResponse;
  const unused = answersItself ? FOR_PODS.find((option) => options[option] !== undefined) : undefined;
  return unused === undefined
    ? undefined
    : new Complaint(
        `${unused} beside ${target._title}`,
        'options for requests that reach pods with a backend alone',
        'leave it out',
        `.options.${unused}`,
      );
}

function rewriteComplaint(
  pathType: string,
  target: RouteTarget,
  { rewrite }: WantedRouteOptions,
): Complaint | undefined {
  const wanted = target instanceof RouteRedirect ? target.path : rewrite;
  return wanted?.keepsRest && pathType !== 'Prefix'
    ? new Complaint(
        `${wanted} on an ${pathType} path`,
        'a Prefix route, or another whole path',
        'use HttpRoute.prefix, or PathRewrite.replacePath',
        target instanceof RouteRedirect ? '.backend.path' : '.options.rewrite',
      )
    : undefined;
}

function protocolComplaint({ backendProtocol, backendTls }: WantedRouteOptions): Complaint | undefined {
  return backendTls === undefined || (backendProtocol ?? BackendProtocol.HTTPS) === BackendProtocol.HTTPS
    ? undefined
    : new Complaint(
        `backendTls beside the protocol ${backendProtocol}`,
        'HTTPS, which is what a certificate is shown for',
        'leave one of them out',
        '.options.backendTls',
      );
}

function canaryComplaint(target: RouteTarget, { canary, matching }: WantedRouteOptions): Complaint | undefined {
  if (canary === undefined) {
    return undefined;
  }
  if (!(target instanceof RouteBackend)) {
    return new Complaint(
      `a canary beside ${target._title}`,
      'a canary beside one Service',
      'make it a share of the split',
      '.options.canary',
    );
  }
  const header = canary.header?.toLowerCase();
  if (matching?.headers?.some(({ name }) => name.toLowerCase() === header)) {
    return new Complaint(
      `the header ${quoted(canary.header ?? '')}, which the route matches already`,
      'a header of its own for the canary',
      'choose another header',
      '.options.canary.header',
    );
  }
  return String(canary.backend) === String(target)
    ? new Complaint(
        `${target}, the backend of the route itself`,
        'another Service for the canary',
        'name the Service of the new release',
        '.options.canary.backend',
      )
    : undefined;
}
