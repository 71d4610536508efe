import type { KubeObject } from '../kube-object';
import { INGRESS, INGRESS_CLASS, NETWORK_POLICY } from './routing';
import { ENDPOINT_SLICE, ENDPOINTS, SERVICE } from './services';
import type { FieldsShape } from './shape';
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
};

/** The fields an object may have, if they are known. */
export function shapeOf({ apiVersion, kind }: KubeObject): FieldsShape | undefined {
  return SHAPES[`${apiVersion} ${kind}`];
}
