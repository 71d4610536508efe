import { gke as facts } from '../../../kinds/controllers';
import { Complaint, isComplaint } from '../../../values/complaint';
import { quoted } from '../../../values/wording';
import { joinedName } from '../../joined-name';
import { BackendProtocol } from '../../routes/backend-protocol';
import type { RouteBackend } from '../../routes/route-backend';
import type { Dialect, PlannedIngress, Translation } from '../dialect';
import { cookieTooLong } from './cookie-life';
import type { GkeSettings } from './gke-options';

/** What the load balancer calls the protocols. */
const PROTOCOLS = {
  [BackendProtocol.HTTP]: 'HTTP',
  [BackendProtocol.HTTPS]: 'HTTPS',
  [BackendProtocol.GRPC]: 'HTTP2',
};

/**
 * GKE Ingress, which makes a Google Cloud load balancer of an Ingress.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 */
export function gke(settings: GkeSettings = {}): Dialect {
  return {
    facts,

    always: (ingress) => {
      const { healthCheck, staticIpName, allowHttp, sslPolicy } = settings;
      const isInternal = ingress.className === 'gce-internal';
      const backend = healthCheck === undefined ? {} : backendConfig(ingress, { healthCheck });
      const frontend = sslPolicy === undefined ? {} : frontendConfig(ingress, 'sslPolicy', { sslPolicy });
      if (isComplaint(frontend)) {
        return frontend;
      }
      const scope = isInternal || ingress.className === 'gce-regional-external' ? 'regional' : 'global';
      return {
        annotations: {
          ...frontend.annotations,
          ...(staticIpName === undefined ? {} : { [`kubernetes.io/ingress.${scope}-static-ip-name`]: staticIpName }),
          ...(allowHttp === undefined ? {} : { 'kubernetes.io/ingress.allow-http': String(allowHttp) }),
        },
        serviceAnnotations: backend.serviceAnnotations,
        resources: [backend, frontend].flatMap(({ resource }) => resource ?? []),
      };
    },

    stripPrefix: () =>
      new Complaint(
        'stripPrefix',
        'what GKE Ingress can do, which never changes paths',
        'serve the prefix in the application, or use the Gateway API',
      ),

    httpsRedirect: (ingress, redirect) =>
      frontendConfig(ingress, 'httpsRedirect', { redirectToHttps: { enabled: redirect } }),

    cookieAffinity: (ingress, { cookieName, maxAge }) => {
      if (cookieName !== undefined) {
        return new Complaint('a cookie name', 'the cookie that Google names itself', 'leave out cookieName');
      }
      const tooLong = cookieTooLong(facts, maxAge);
      if (tooLong !== undefined) {
        return tooLong;
      }
      return backendConfig(ingress, {
        sessionAffinity: {
          affinityType: 'GENERATED_COOKIE',
          ...(maxAge === undefined ? {} : { affinityCookieTtlSec: maxAge }),
        },
      });
    },

    // Told by the names of ports, on the Service.
    backendProtocol: ({ routes, defaultBackend }, protocol) => {
      if (protocol === BackendProtocol.HTTP) {
        return {};
      }
      const backends = [
        ...routes.flatMap(({ backends }) => backends),
        ...(defaultBackend === undefined ? [] : [defaultBackend]),
      ];
      const nameless = backends.find(({ _portName }) => _portName === undefined);
      return nameless === undefined
        ? {
            serviceAnnotations: (of) => ({
              'cloud.google.com/app-protocols': JSON.stringify(
                Object.fromEntries(of.map(({ _portName = '' }) => [_portName, PROTOCOLS[protocol]])),
              ),
            }),
          }
        : new Complaint(
            `${protocol} for ${nameless}, whose name is not known`,
            'a port with a name, for GKE reads the protocol of each by its name',
            nameless._service === undefined
              ? `annotate that Service: cloud.google.com/app-protocols: {"<port name>":${quoted(PROTOCOLS[protocol])}}`
              : 'give the port a name: PodPort.tcp(8443, "https")',
          );
    },

    requestTimeout: (ingress, milliseconds) => backendConfig(ingress, { timeoutSec: Math.ceil(milliseconds / 1000) }),
  };
}

/** A BackendConfig for the Services of the Ingress. Several settings of one Ingress share it. */
function backendConfig({ name }: PlannedIngress, spec: Record<string, unknown>): Translation {
  const config = joinedName(name, 'backend');
  return {
    serviceAnnotations: (_: readonly RouteBackend[]) => ({
      'cloud.google.com/backend-config': JSON.stringify({ default: config }),
    }),
    resource: { apiVersion: 'cloud.google.com/v1', kind: 'BackendConfig', name: config, spec },
  };
}

/** A FrontendConfig, which only some classes take. */
function frontendConfig(
  { name, className }: PlannedIngress,
  wish: string,
  spec: Record<string, unknown>,
): Translation | Complaint {
  if (facts.limits?.[className]?.includes(wish)) {
    return new Complaint(
      `${wish} for class ${quoted(className)}`,
      'an external load balancer, for an internal one takes no FrontendConfig',
      'leave it out, or use IngressClassRef.gce()',
    );
  }
  const config = joinedName(name, 'frontend');
  return {
    annotations: { 'networking.gke.io/v1beta1.FrontendConfig': config },
    resource: { apiVersion: 'networking.gke.io/v1beta1', kind: 'FrontendConfig', name: config, spec },
  };
}
