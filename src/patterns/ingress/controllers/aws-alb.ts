import { Complaint, isComplaint } from '../../../values/complaint';
import { quoted } from '../../../values/wording';
import { BackendProtocol } from '../../routes/backend-protocol';
import { annotation, type Dialect, type PlannedIngress, type Translation } from '../dialect';
import { anyPrefixOf, confusedHosts } from './path-rewriting';

const PREFIX = 'alb.ingress.kubernetes.io/';

/** The longest regular expression of a transform, in characters. */
const LONGEST_REGEX = 1024;

/** The longest life of a cookie, in seconds: a week. */
const LONGEST_COOKIE = 604_800;

/**
 * The AWS Load Balancer Controller, which makes an Application Load Balancer of an Ingress. Taking a prefix off needs its
 * release 2.14 or later.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export const awsAlb: Dialect = {
  title: 'AWS Load Balancer Controller',
  prefixes: [PREFIX],
  oneProxy: false,

  overlooks: ({ secretName }) =>
    secretName === undefined
      ? undefined
      : new Complaint(
          `a certificate in the Secret ${quoted(secretName)}`,
          'one of AWS Certificate Manager, for the load balancer reads no Secrets',
          'use TlsCertificate.fromAcm, or TlsCertificate.fromController to have it found there by the hosts',
          '.certificate',
        ),

  stripPrefix: ({ routes, services }) => {
    const annotations: Record<string, string> = {};
    for (const service of services) {
      const rewrite = rewriteFor(service, routes);
      if (isComplaint(rewrite)) {
        return rewrite;
      }
      Object.assign(annotations, rewrite.annotations);
    }
    return { annotations };
  },

  httpsRedirect: (_, redirect) => {
    const both = annotation(`${PREFIX}listen-ports`, '[{"HTTP":80},{"HTTPS":443}]');
    return redirect ? { annotations: { ...both.annotations, [`${PREFIX}ssl-redirect`]: '443' } } : both;
  },

  cookieAffinity: (_, { cookieName, maxAge }) => {
    if (cookieName !== undefined) {
      return new Complaint(
        'a cookie name',
        'the cookie that the load balancer names itself',
        'leave out cookieName; a cookie that the pods themselves set is a target group attribute, stickiness.type=app_cookie',
      );
    }
    if (maxAge !== undefined && maxAge > LONGEST_COOKIE) {
      return new Complaint(`${maxAge} s`, `1 s to ${LONGEST_COOKIE} s`, 'shorten it', '.maxAge');
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

  backendProtocol: (_, protocol) =>
    protocol === BackendProtocol.GRPC
      ? annotation(`${PREFIX}backend-protocol-version`, protocol)
      : annotation(`${PREFIX}backend-protocol`, protocol),
};

/** The longest name of a Service that fits into the name of an annotation, `transforms.` and at most 63 characters in all. */
const LONGEST_SERVICE = 63 - 'transforms.'.length;

/** A transform is tied to a Service, not to a route, and holds one rewrite: it must know all prefixes that lead there. */
function rewriteFor(service: string, routes: PlannedIngress['routes']): Translation | Complaint {
  const own = routes.filter(({ backend }) => backend.serviceName === service);
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
      'spread the routes over several TlsIngress',
    );
  }
  const transform = { type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex, replace: '/$3$4' }] } };
  return confusedHosts(own, routes) ?? annotation(`${PREFIX}transforms.${service}`, JSON.stringify([transform]));
}
