import { awsAlb as facts } from '../../../kinds/controllers';
import { Complaint, isComplaint } from '../../../values/complaint';
import { quoted } from '../../../values/wording';
import { BackendProtocol } from '../../routes/backend-protocol';
import { annotation, type Dialect, type PlannedIngress, type Translation } from '../dialect';
import { albAction, albConditions, albShares } from './alb-actions';
import type { AlbSettings } from './alb-options';
import { cookieTooLong } from './cookie-life';
import { anyPrefixOf, confusedHosts, withoutSlashAtEnd } from './path-rewriting';

const [PREFIX = ''] = facts.annotations.prefixes;

/** The longest regular expression of a transform, in characters. */
const LONGEST_REGEX = 1024;

/**
 * The AWS Load Balancer Controller, which makes an Application Load Balancer of an Ingress. Taking a prefix off needs its
 * release 2.14 or later.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export function awsAlb(settings: AlbSettings = {}): Dialect {
  return {
    facts,

    always: (ingress) => {
      const listeners = listenPorts(ingress, settings);
      return isComplaint(listeners) ? listeners : { annotations: { ...settingsAsAnnotations(settings), ...listeners } };
    },

    stripPrefix: ({ routes, services }) => transforms(services, routes, '/$3$4'),

    rewrite: ({ routes, services }, { keepsRest, replacement }) =>
      transforms(services, routes, keepsRest ? `${withoutSlashAtEnd(replacement)}/$3$4` : replacement),

    httpsRedirect: (_, redirect) =>
      redirect ? annotation(`${PREFIX}ssl-redirect`, String(settings.httpsPorts?.[0] ?? 443)) : {},

    cookieAffinity: (_, { cookieName, maxAge }) => {
      if (cookieName !== undefined) {
        return new Complaint(
          'a cookie name',
          'the cookie that the load balancer names itself',
          'leave out cookieName; a cookie that the pods themselves set is a target group attribute, stickiness.type=app_cookie',
        );
      }
      const tooLong = cookieTooLong(facts, maxAge);
      if (tooLong !== undefined) {
        return tooLong;
      }
      const attributes = ['stickiness.enabled=true', 'stickiness.type=lb_cookie'];
      return {
        annotations: {
          // Targets by IP address: with targets by node the load balancer remembers nodes, not pods.
          [`${PREFIX}target-type`]: 'ip',
          [`${PREFIX}target-group-attributes`]: [
            ...attributes,
            ...(maxAge === undefined ? [] : [`stickiness.lb_cookie.duration_seconds=${maxAge}`]),
          ].join(','),
        },
      };
    },

    backendProtocol: ({ certificate }, protocol) => {
      if (protocol !== BackendProtocol.GRPC) {
        return annotation(`${PREFIX}backend-protocol`, protocol);
      }
      return certificate === 'none'
        ? new Complaint(
            protocol,
            'HTTPS from the client, without which the load balancer takes no gRPC',
            'use TlsIngress',
          )
        : annotation(`${PREFIX}backend-protocol-version`, protocol);
    },

    matching: ({ services }, match) => {
      const annotations = albConditions(services, match);
      return isComplaint(annotations) ? annotations : { annotations };
    },

    action: albAction,

    share: (id, backend, canary, percent) =>
      albShares(id, [
        { backend, weight: 100 - percent },
        { backend: canary, weight: percent },
      ]),
  };
}

/** The listeners, where they are not those that the controller makes of its own accord. */
function listenPorts(
  { certificate, options }: PlannedIngress,
  { httpPorts, httpsPorts, sslPolicy }: AlbSettings,
): Record<string, string> | Complaint {
  if (certificate === 'none' && (httpsPorts !== undefined || sslPolicy !== undefined)) {
    return new Complaint(
      httpsPorts === undefined ? 'an SSL policy' : 'ports for HTTPS',
      'a certificate for them',
      'use TlsIngress',
    );
  }
  const redirects = options.httpsRedirect !== undefined;
  if (httpPorts === undefined && httpsPorts === undefined && !redirects) {
    return {};
  }
  const plain = httpPorts ?? (certificate === 'none' || redirects ? [80] : []);
  const secure = certificate === 'none' ? [] : (httpsPorts ?? [443]);
  const listeners = [...plain.map((port) => ({ HTTP: port })), ...secure.map((port) => ({ HTTPS: port }))];
  return { [`${PREFIX}listen-ports`]: JSON.stringify(listeners) };
}

function settingsAsAnnotations(settings: AlbSettings): Record<string, string> {
  const { healthCheck = {} } = settings;
  const values = {
    scheme: settings.scheme,
    'group.name': settings.groupName,
    'group.order': settings.groupOrder,
    'target-type': settings.targetType,
    'ip-address-type': settings.addressType,
    'ssl-policy': settings.sslPolicy,
    'healthcheck-path': healthCheck.path,
    'healthcheck-port': healthCheck.port,
    'success-codes': healthCheck.successCodes,
    'healthcheck-interval-seconds': healthCheck.interval,
    'healthcheck-timeout-seconds': healthCheck.timeout,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[PREFIX + key, String(value)]])),
  );
}

function transforms(
  services: readonly string[],
  routes: PlannedIngress['routes'],
  replacement: string,
): Translation | Complaint {
  const annotations: Record<string, string> = {};
  for (const service of services) {
    const rewrite = rewriteFor(service, routes, replacement);
    if (isComplaint(rewrite)) {
      return rewrite;
    }
    Object.assign(annotations, rewrite.annotations);
  }
  return { annotations };
}

/** The longest name of a Service that fits into the name of an annotation, `transforms.` and at most 63 characters in all. */
const LONGEST_SERVICE = 63 - 'transforms.'.length;

/** A transform is tied to a Service, not to a route, and holds one rewrite: it must know all prefixes that lead there. */
function rewriteFor(service: string, routes: PlannedIngress['routes'], replacement: string): Translation | Complaint {
  const own = routes.filter(({ backends }) => backends.some(({ serviceName }) => serviceName === service));
  const prefix = anyPrefixOf(own);
  if (prefix === undefined) {
    return {};
  }
  if (service.length > LONGEST_SERVICE) {
    return new Complaint(
      `Service ${quoted(service)} of ${service.length} characters`,
      `at most ${LONGEST_SERVICE} characters, for the name is part of an annotation's`,
      'shorten the name of the Service',
    );
  }
  // The load balancer matches the path with the query behind it.
  const regex = `${prefix}(/(.*)|(\\?.*))?$`;
  if (regex.length > LONGEST_REGEX) {
    return new Complaint(
      `${own.length} routes to Service ${quoted(service)}, whose prefixes make a regular expression of ${regex.length} characters`,
      `at most ${LONGEST_REGEX} characters`,
      'spread the routes over several Ingresses',
    );
  }
  const transform = { type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex, replace: replacement }] } };
  return confusedHosts(own, routes) ?? annotation(`${PREFIX}transforms.${service}`, JSON.stringify([transform]));
}
