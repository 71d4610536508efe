import { BACKEND_TLS_POLICY } from './backend-tls-policy';
import { CERTIFICATE } from './certificate';
import { CONFIG_MAP } from './config-map';
import { CRON_JOB } from './cron-job';
import { DAEMON_SET } from './daemon-set';
import { DEPLOYMENT } from './deployment';
import { ENDPOINT_SLICE } from './endpoint-slice';
import { ENDPOINTS } from './endpoints';
import { GATEWAY } from './gateway';
import { GATEWAY_CLASS } from './gateway-class';
import { GRPC_ROUTE } from './grpc-route';
import { HORIZONTAL_POD_AUTOSCALER } from './horizontal-pod-autoscaler';
import { HTTP_ROUTE } from './http-route';
import { INGRESS } from './ingress';
import { INGRESS_CLASS } from './ingress-class';
import { JOB } from './job';
import type { Kind } from './language/kind';
import { LISTENER_SET } from './listener-set';
import { NAMESPACE } from './namespace';
import { NETWORK_POLICY } from './network-policy';
import { POD } from './pod';
import { POD_TEMPLATE } from './pod-template';
import { REFERENCE_GRANT } from './reference-grant';
import { REPLICA_SET } from './replica-set';
import { REPLICATION_CONTROLLER } from './replication-controller';
import { ROLLOUT } from './rollout';
import { SECRET } from './secret';
import { SERVICE } from './service';
import { STATEFUL_SET } from './stateful-set';
import { TCP_ROUTE } from './tcp-route';
import { TLS_ROUTE } from './tls-route';
import { UDP_ROUTE } from './udp-route';

/** All kinds that this house knows. */
const KINDS = [
  SERVICE,
  ENDPOINTS,
  ENDPOINT_SLICE,
  POD,
  POD_TEMPLATE,
  REPLICATION_CONTROLLER,
  DEPLOYMENT,
  DAEMON_SET,
  REPLICA_SET,
  STATEFUL_SET,
  JOB,
  CRON_JOB,
  ROLLOUT,
  HORIZONTAL_POD_AUTOSCALER,
  INGRESS,
  INGRESS_CLASS,
  NETWORK_POLICY,
  GATEWAY,
  GATEWAY_CLASS,
  LISTENER_SET,
  HTTP_ROUTE,
  GRPC_ROUTE,
  TCP_ROUTE,
  TLS_ROUTE,
  UDP_ROUTE,
  REFERENCE_GRANT,
  BACKEND_TLS_POLICY,
  SECRET,
  CONFIG_MAP,
  NAMESPACE,
  CERTIFICATE,
] as const;

/** A kind of object that rules and the tracer can ask for. */
export type KnownKind = (typeof KINDS)[number]['name'];

export const ALL_KINDS: readonly Kind<KnownKind>[] = KINDS;

export const KIND_BY_NAME: ReadonlyMap<string, Kind<KnownKind>> = new Map(ALL_KINDS.map((kind) => [kind.name, kind]));
