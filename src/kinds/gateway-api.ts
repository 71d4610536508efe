import { fields, LABEL_SELECTOR, list, object, type Shape } from './shape/shape';

/*
 * Of the Gateway API, the fields that say where requests go. It grows with each release, so a field that is not here may
 * be a new one.
 */

const PARENT_REFS = list(
  fields({
    group: 'text',
    kind: 'text',
    name: 'text',
    namespace: 'text',
    port: 'whole number',
    sectionName: 'text',
  }),
);

const BACKEND_REFS = list(
  fields({
    filters: 'anything',
    group: 'text',
    kind: 'text',
    name: 'text',
    namespace: 'text',
    port: 'whole number',
    weight: 'whole number',
  }),
);

const NAME_MATCHES = list(fields({ name: 'text', type: 'text', value: 'text' }));

/** A route, by the fields that its rules have. */
function route(rule: Readonly<Record<string, Shape>>, more: Readonly<Record<string, Shape>> = {}) {
  return object({
    status: 'anything',
    spec: fields({
      parentRefs: PARENT_REFS,
      rules: list(fields({ backendRefs: BACKEND_REFS, name: 'text', ...rule })),
      useDefaultGateways: 'text',
      ...more,
    }),
  });
}

const HOSTNAMES = { hostnames: list('text') };
const PATH_MODIFIER = fields({ replaceFullPath: 'text', replacePrefixMatch: 'text', type: 'text' });

const FILTERS = list(
  fields({
    cors: 'anything',
    extensionRef: fields({ group: 'text', kind: 'text', name: 'text' }),
    externalAuth: 'anything',
    requestHeaderModifier: 'anything',
    requestMirror: 'anything',
    requestRedirect: fields({
      hostname: 'text',
      path: PATH_MODIFIER,
      port: 'whole number',
      scheme: 'text',
      statusCode: 'whole number',
    }),
    responseHeaderModifier: 'anything',
    type: 'text',
    urlRewrite: fields({ hostname: 'text', path: PATH_MODIFIER }),
  }),
);

const REQUEST_FIELDS = {
  filters: FILTERS,
  retry: 'anything',
  sessionPersistence: 'anything',
  timeouts: fields({ backendRequest: 'text', request: 'text' }),
} as const;

export const HTTP_ROUTE = route(
  {
    ...REQUEST_FIELDS,
    matches: list(
      fields({
        headers: NAME_MATCHES,
        method: 'text',
        path: fields({ type: 'text', value: 'text' }),
        queryParams: NAME_MATCHES,
      }),
    ),
  },
  HOSTNAMES,
);

export const GRPC_ROUTE = route(
  {
    ...REQUEST_FIELDS,
    matches: list(fields({ headers: NAME_MATCHES, method: fields({ method: 'text', service: 'text', type: 'text' }) })),
  },
  HOSTNAMES,
);

export const TLS_ROUTE = route({}, HOSTNAMES);
export const PLAIN_ROUTE = route({});

const NAMESPACES = fields({ from: 'text', selector: LABEL_SELECTOR });

const LISTENERS = list(
  fields({
    allowedRoutes: fields({ kinds: list(fields({ group: 'text', kind: 'text' })), namespaces: NAMESPACES }),
    hostname: 'text',
    name: 'text',
    port: 'whole number',
    protocol: 'text',
    tls: fields({
      certificateRefs: list(fields({ group: 'text', kind: 'text', name: 'text', namespace: 'text' })),
      frontendValidation: 'anything',
      mode: 'text',
      options: 'texts',
    }),
  }),
);

export const GATEWAY = object({
  status: 'anything',
  spec: fields({
    addresses: 'anything',
    allowedListeners: fields({ namespaces: NAMESPACES }),
    backendTLS: 'anything',
    defaultScope: 'text',
    gatewayClassName: 'text',
    infrastructure: 'anything',
    listeners: LISTENERS,
    tls: 'anything',
  }),
});

export const REFERENCE_GRANT = object({
  spec: fields({
    from: list(fields({ group: 'text', kind: 'text', namespace: 'text' })),
    to: list(fields({ group: 'text', kind: 'text', name: 'text' })),
  }),
});
