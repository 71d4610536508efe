import { NAMED_BY_DNS_NAME } from './constraints/names';
import { clusterWide } from './language/kind';
import { lastsAsItIs } from './language/lasting';
import { fields, lasting, TEXT } from './language/shape';
import { object } from './parts/object';

const SHAPE = object(NAMED_BY_DNS_NAME, {
  spec: fields({
    controller: lasting(
      lastsAsItIs('ValidateIngressClassUpdate in pkg/apis/networking/validation/validation.go of Kubernetes'),
      TEXT,
    ),
    parameters: fields({ apiGroup: TEXT, kind: TEXT, name: TEXT, namespace: TEXT, scope: TEXT }),
  }),
});

/** Which controller serves the Ingresses of a class. */
export const INGRESS_CLASS = clusterWide('IngressClass', [
  { apiVersion: 'networking.k8s.io/v1', shape: SHAPE },
  { apiVersion: 'networking.k8s.io/v1beta1', until: 22 },
]);
