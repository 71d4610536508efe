import { GATEWAY, GRPC_ROUTE, HTTP_ROUTE, PLAIN_ROUTE, REFERENCE_GRANT, TLS_ROUTE } from './gateway-api';
import { CONFIG_MAP, LIST, NAMESPACE, SECRET } from './plain';
import { INGRESS, INGRESS_CLASS, NETWORK_POLICY } from './routing';
import { ENDPOINT_SLICE, ENDPOINTS, SERVICE } from './services';
import type { FieldsShape } from './shape/shape';
import type { Typed } from './typed';
import {
  CRON_JOB,
  DAEMON_SET,
  DEPLOYMENT,
  JOB,
  POD,
  REPLICA_SET,
  REPLICATION_CONTROLLER,
  STATEFUL_SET,
} from './workloads';

/** The shapes of the kinds whose fields are known, in the version that is served. */
const SHAPES: Readonly<Record<string, FieldsShape>> = {
  'v1 Service': SERVICE,
  'v1 Endpoints': ENDPOINTS,
  'v1 Pod': POD,
  'v1 ConfigMap': CONFIG_MAP,
  'v1 Secret': SECRET,
  'v1 Namespace': NAMESPACE,
  'v1 List': LIST,
  'v1 ReplicationController': REPLICATION_CONTROLLER,
  'discovery.k8s.io/v1 EndpointSlice': ENDPOINT_SLICE,
  'networking.k8s.io/v1 Ingress': INGRESS,
  'networking.k8s.io/v1 IngressClass': INGRESS_CLASS,
  'networking.k8s.io/v1 NetworkPolicy': NETWORK_POLICY,
  'apps/v1 Deployment': DEPLOYMENT,
  'apps/v1 StatefulSet': STATEFUL_SET,
  'apps/v1 DaemonSet': DAEMON_SET,
  'apps/v1 ReplicaSet': REPLICA_SET,
  'batch/v1 Job': JOB,
  'batch/v1 CronJob': CRON_JOB,
  'gateway.networking.k8s.io/v1 Gateway': GATEWAY,
  'gateway.networking.k8s.io/v1beta1 Gateway': GATEWAY,
  'gateway.networking.k8s.io/v1 HTTPRoute': HTTP_ROUTE,
  'gateway.networking.k8s.io/v1beta1 HTTPRoute': HTTP_ROUTE,
  'gateway.networking.k8s.io/v1 GRPCRoute': GRPC_ROUTE,
  'gateway.networking.k8s.io/v1 TLSRoute': TLS_ROUTE,
  'gateway.networking.k8s.io/v1alpha3 TLSRoute': TLS_ROUTE,
  'gateway.networking.k8s.io/v1alpha2 TLSRoute': TLS_ROUTE,
  'gateway.networking.k8s.io/v1alpha2 TCPRoute': PLAIN_ROUTE,
  'gateway.networking.k8s.io/v1alpha2 UDPRoute': PLAIN_ROUTE,
  'gateway.networking.k8s.io/v1 ReferenceGrant': REFERENCE_GRANT,
  'gateway.networking.k8s.io/v1beta1 ReferenceGrant': REFERENCE_GRANT,
};

/** The fields that objects of a kind may have, if they are known. */
export function shapeOf({ apiVersion, kind }: Typed): FieldsShape | undefined {
  return SHAPES[`${apiVersion} ${kind}`];
}
