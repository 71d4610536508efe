import { BACKEND_OF_PATH, INGRESS_BACKEND } from './constraints/ingress-backends';
import {
  CERTIFICATE_HOST,
  CLASS_NAME,
  PATH_OF_ITS_TYPE,
  RULE_HOST,
  SECRET_NAME,
  SOME_PATHS,
  SOMEWHERE_TO_SEND,
} from './constraints/ingress-rules';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { kind } from './language/kind';
import { ANYTHING, fields, list, NUMBER, type Shape, TEXT, text } from './language/shape';
import { object } from './parts/object';

const BACKEND: Readonly<Record<string, Shape>> = {
  resource: fields({ apiGroup: TEXT, kind: TEXT, name: TEXT }),
  service: fields({ name: TEXT, port: fields({ name: TEXT, number: NUMBER }) }),
};

const PATH = fields({ backend: fields(BACKEND), path: TEXT, pathType: TEXT }, PATH_OF_ITS_TYPE, BACKEND_OF_PATH);

const SPEC = fields({
  defaultBackend: fields(BACKEND, INGRESS_BACKEND),
  ingressClassName: text(CLASS_NAME),
  rules: list(fields({ host: text(RULE_HOST), http: fields({ paths: list(PATH) }, SOME_PATHS) })),
  tls: list(fields({ hosts: list(text(CERTIFICATE_HOST)), secretName: text(SECRET_NAME) })),
});

const SHAPE = object(NAMED_BY_DNS_NAME, { status: ANYTHING, spec: SPEC }, SOMEWHERE_TO_SEND);

/** Which Services requests from outside go to, by host and path. */
export const INGRESS = kind(
  'Ingress',
  [
    { apiVersion: 'networking.k8s.io/v1', shape: SHAPE },
    { apiVersion: 'networking.k8s.io/v1beta1', until: 22 },
    { apiVersion: 'extensions/v1beta1', until: 22 },
  ],
  {
    short: ['ing'],
    former: {
      backend: 'defaultBackend',
      serviceName: 'service.name',
      servicePort: 'service.port.number, or service.port.name',
    },
  },
);
