import { NAMED_BY_DNS_NAME } from './constraints/names';
import { kind } from './language/kind';
import { ANYTHING, fields, list, NUMBER, TEXT } from './language/shape';
import { object } from './parts/object';

const BACKEND = fields({
  resource: fields({ apiGroup: TEXT, kind: TEXT, name: TEXT }),
  service: fields({ name: TEXT, port: fields({ name: TEXT, number: NUMBER }) }),
});

const SHAPE = object(NAMED_BY_DNS_NAME, {
  status: ANYTHING,
  spec: fields({
    defaultBackend: BACKEND,
    ingressClassName: TEXT,
    rules: list(
      fields({
        host: TEXT,
        http: fields({ paths: list(fields({ backend: BACKEND, path: TEXT, pathType: TEXT })) }),
      }),
    ),
    tls: list(fields({ hosts: list(TEXT), secretName: TEXT })),
  }),
});

/** Which Services requests from outside go to, by host and path. */
export const INGRESS = kind(
  'Ingress',
  [
    { apiVersion: 'networking.k8s.io/v1', shape: SHAPE },
    { apiVersion: 'networking.k8s.io/v1beta1', until: 22 },
    { apiVersion: 'extensions/v1beta1', until: 22 },
  ],
  {
    backend: 'defaultBackend',
    serviceName: 'service.name',
    servicePort: 'service.port.number, or service.port.name',
  },
);
