import { awsAlb } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { listed } from '../../../values/wording';
import { FixedResponse } from '../../routes/fixed-response';
import { RouteRedirect } from '../../routes/redirect';
import type { RequestMatch } from '../../routes/request-match';
import type { RouteBackend } from '../../routes/route-backend';
import type { TrafficSplit } from '../../routes/traffic-split';
import type { NamedAction } from '../dialect';

/*
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#traffic-routing
 */

const [PREFIX = ''] = awsAlb.annotations.prefixes;

/** What the load balancer answers as, at most. */
const CONTENT_TYPES = ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'];

/**
 * The most target groups of an action, and the largest weight of one.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html
 */
const MOST_GROUPS = 5;
const LARGEST_WEIGHT = 999;

/** A rule whose backend is called `use-annotation` does what the annotation of that name says. */
export function albAction(id: string, target: RouteRedirect | FixedResponse | TrafficSplit): NamedAction | Complaint {
  const action =
    target instanceof RouteRedirect
      ? redirect(target)
      : target instanceof FixedResponse
        ? fixed(target)
        : split(target);
  return action instanceof Complaint ? action : named(id, action);
}

/** A share of the requests for another Service. */
export function albShares(id: string, shares: readonly { backend: RouteBackend; weight: number }[]): NamedAction {
  return named(id, forward(shares));
}

function named(id: string, action: Record<string, unknown>): NamedAction {
  return { name: id, port: 'use-annotation', annotations: { [`${PREFIX}actions.${id}`]: JSON.stringify(action) } };
}

function redirect({ status, scheme, host, port, path }: RouteRedirect): Record<string, unknown> | Complaint {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
  if (status !== 301 && status !== 302) {
    return new Complaint(`status ${status}`, 'status 301 or 302, for the load balancer knows no others', 'choose one');
  }
  if (path?.keepsRest) {
    return new Complaint(String(path), 'another whole path', 'use PathRewrite.replacePath, or leave the path as it is');
  }
  return {
    type: 'redirect',
    redirectConfig: {
      ...(scheme === undefined ? {} : { protocol: scheme.toUpperCase() }),
      // The port of a scheme is not implied: without one, the client's own would stay.
      ...(port === undefined
        ? scheme === undefined
          ? {}
          : { port: scheme === 'https' ? '443' : '80' }
        : { port: `${port}` }),
      ...(host === undefined ? {} : { host }),
      ...(path === undefined ? {} : { path: path.replacement }),
      statusCode: `HTTP_${status}`,
    },
  };
}

function fixed({ status, contentType = 'text/plain', body }: FixedResponse): Record<string, unknown> | Complaint {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html
  if (status >= 300 && status < 400) {
    return new Complaint(`status ${status}`, 'status 200 to 299, or 400 to 599', 'use RouteRedirect.to');
  }
  return CONTENT_TYPES.includes(contentType)
    ? {
        type: 'fixed-response',
        fixedResponseConfig: {
          contentType,
          statusCode: String(status),
          ...(body === undefined ? {} : { messageBody: body }),
        },
      }
    : new Complaint(`"${contentType}"`, listed(CONTENT_TYPES), 'choose one of these');
}

function split({ shares }: TrafficSplit): Record<string, unknown> | Complaint {
  if (shares.length > MOST_GROUPS) {
    return new Complaint(
      `${shares.length} backends`,
      `at most ${MOST_GROUPS}`,
      `leave out ${shares.length - MOST_GROUPS}`,
    );
  }
  const heavy = shares.find(({ weight }) => weight > LARGEST_WEIGHT);
  return heavy === undefined
    ? forward(shares)
    : new Complaint(`weight ${heavy.weight}`, `0 to ${LARGEST_WEIGHT}`, 'make all weights smaller in proportion');
}

function forward(
  shares: readonly { readonly backend: RouteBackend; readonly weight: number }[],
): Record<string, unknown> {
  return {
    type: 'forward',
    forwardConfig: {
      targetGroups: shares.map(({ backend, weight }) => ({
        serviceName: backend.serviceName,
        servicePort: backend.port,
        weight,
      })),
    },
  };
}

/** The conditions of all rules that lead to a Service. */
export function albConditions(
  services: readonly string[],
  { method, headers = [], query = [] }: RequestMatch,
): Record<string, string> | Complaint {
  const pattern = query.find(({ isPattern }) => isPattern);
  if (pattern !== undefined) {
    return new Complaint(
      String(pattern),
      'a precise value, for the load balancer knows no others',
      'use QueryMatch.exact',
    );
  }
  const conditions = [
    ...(method === undefined ? [] : [{ field: 'http-request-method', httpRequestMethodConfig: { values: [method] } }]),
    ...headers.map(({ name, value, isPattern }) => ({
      field: 'http-header',
      httpHeaderConfig: { httpHeaderName: name, [isPattern ? 'regexValues' : 'values']: [value] },
    })),
    ...query.map(({ name, value }) => ({
      field: 'query-string',
      queryStringConfig: { values: [{ key: name, value }] },
    })),
  ];
  return Object.fromEntries(services.map((name) => [`${PREFIX}conditions.${name}`, JSON.stringify(conditions)]));
}
