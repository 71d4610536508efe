import type { Construct } from 'constructs';
import type { SpokenProtocol } from '../../kinds/controllers';
import { Complaint } from '../../values/complaint';
import { propertyOf } from '../../values/foreign-object';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import { BackendProtocol } from '../routes/backend-protocol';
import type { HttpRoute } from '../routes/http-route';
import { notHttp } from '../routes/not-http';
import type { RouteBackend } from '../routes/route-backend';
import { warn } from '../warning';
import type { Dialect, PlannedIngress } from './dialect';

/** What an application protocol of a port means to a proxy for HTTP, by its name in small letters. */
const SPOKEN: Readonly<Record<string, SpokenProtocol>> = {
  http: 'HTTP',
  ws: 'HTTP',
  'kubernetes.io/ws': 'HTTP',
  https: 'HTTPS',
  wss: 'HTTPS',
  'kubernetes.io/wss': 'HTTPS',
  http2: 'H2C',
  h2c: 'H2C',
  'kubernetes.io/h2c': 'H2C',
  grpc: 'GRPC',
  grpcs: 'GRPCS',
};

/** What must be spoken so that the pods understand; HTTP is taken for granted. */
const ASKED: Readonly<Record<SpokenProtocol, BackendProtocol>> = {
  HTTP: BackendProtocol.HTTP,
  HTTPS: BackendProtocol.HTTPS,
  HTTP2: BackendProtocol.HTTPS,
  GRPCS: BackendProtocol.HTTPS,
  H2C: BackendProtocol.GRPC,
  GRPC: BackendProtocol.GRPC,
};

/**
 * Refuses backends that the controller would speak to in another protocol than the Service says is spoken there, and ports
 * of databases, which speak no HTTP at all.
 */
export function refuseOtherProtocols(
  construct: Construct,
  dialect: Dialect | undefined,
  ingress: PlannedIngress,
): void {
  const judged = new Map<RouteBackend, unknown>();
  ingress.routes.forEach((route, i) => {
    for (const backend of route.backends) {
      const spoken = route._options.backendProtocol ?? ingress.options.backendProtocol ?? BackendProtocol.HTTP;
      // Many routes lead to few backends.
      if (judged.get(backend) === spoken) {
        continue;
      }
      judged.set(backend, spoken);
      const complaint = protocolComplaint(
        backend,
        dialect,
        route._options.backendProtocol ?? ingress.options.backendProtocol,
      );
      if (complaint !== undefined) {
        throw refusal(construct, new Complaint(complaint.found, complaint.expected, complaint.fix, `.routes[${i}]`));
      }
    }
  });
}

function protocolComplaint(
  backend: RouteBackend,
  dialect: Dialect | undefined,
  given: BackendProtocol | undefined,
): Complaint | undefined {
  const other = notHttp(backend, 'an Ingress hands on');
  if (other !== undefined) {
    return other;
  }
  const said = backend._appProtocol?.toLowerCase() ?? '';
  const wanted = Object.hasOwn(SPOKEN, said) ? SPOKEN[said] : undefined;
  if (wanted === undefined || dialect === undefined || dialect.facts.readsAppProtocol[said] !== undefined) {
    return undefined;
  }
  const asked = ASKED[wanted];
  // HTTP/2 and gRPC over TLS are spoken where TLS is; nobody who asks for a protocol by name is corrected by a hint.
  const isUnderstood =
    given === asked || (given !== undefined && asked === BackendProtocol.HTTP) || isPlain(asked, given);
  const understoodAsItCame = dialect.facts.protocolAnnotations.length === 0 && asked !== BackendProtocol.HTTPS;
  return isUnderstood || understoodAsItCame
    ? undefined
    : new Complaint(
        `${backend}, on which ${quoted(backend._appProtocol ?? '')} is spoken, reached by ${given ?? BackendProtocol.HTTP}`,
        `${asked}, for ${dialect.facts.name} does not read what a Service says of its ports`,
        `set backendProtocol: BackendProtocol.${asked}`,
      );
}

function isPlain(asked: BackendProtocol, given: BackendProtocol | undefined): boolean {
  return asked === BackendProtocol.HTTP && (given ?? BackendProtocol.HTTP) === BackendProtocol.HTTP;
}

/** Warns of paths that mean less than they look like: where only wildcards or patterns stand for more, `/` is the root alone. */
export function warnOfRootAlone(
  construct: Construct,
  dialect: Dialect | undefined,
  routes: readonly HttpRoute[],
): void {
  const { ownPaths, rootTakesAll = false } = dialect?.facts ?? {};
  if (rootTakesAll || (ownPaths !== 'wildcards' && ownPaths !== 'pattern')) {
    return;
  }
  routes.forEach(({ pathType, path }, i) => {
    if (pathType === 'ImplementationSpecific' && path === '/') {
      warn(
        construct,
        new Complaint(
          '"/" of type ImplementationSpecific',
          `a path that stands for more than the root, for ${dialect?.facts.name} takes it at its word`,
          `use HttpRoute.prefix, or write "${ownPaths === 'pattern' ? '/.*' : '/*'}"`,
          `.routes[${i}].path`,
        ),
      );
    }
  });
}

/** Whether a Service is known to have node ports. */
export function hasNodePorts({ _service }: RouteBackend): boolean {
  const type = _service === undefined ? undefined : propertyOf(_service, 'type');
  return type === 'NodePort' || type === 'LoadBalancer';
}

/** Whether a Service is known to have none. */
export function hasNoNodePorts({ _service }: RouteBackend): boolean {
  return _service !== undefined && propertyOf(_service, 'type') === 'ClusterIP';
}
