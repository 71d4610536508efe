import { words } from '../constraints/makers';
import { ANYTHING, fields, list, NUMBER, type Shape, TEXT, text } from '../language/shape';

const TYPES = [
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestMirror',
  'RequestRedirect',
  'URLRewrite',
  'ExtensionRef',
  'CORS',
  'ExternalAuth',
];

const PATH_MODIFIER = fields({
  replaceFullPath: TEXT,
  replacePrefixMatch: TEXT,
  type: text(words('ReplaceFullPath', 'ReplacePrefixMatch')),
});

/** What filters of all requests can do. */
const OF_ALL = {
  extensionRef: fields({ group: TEXT, kind: TEXT, name: TEXT }),
  requestHeaderModifier: ANYTHING,
  requestMirror: ANYTHING,
  responseHeaderModifier: ANYTHING,
};

/** Filters of an HTTPRoute. */
export const HTTP_FILTERS: Shape = list(
  fields({
    ...OF_ALL,
    cors: ANYTHING,
    externalAuth: ANYTHING,
    requestRedirect: fields({
      hostname: TEXT,
      path: PATH_MODIFIER,
      port: NUMBER,
      scheme: text(words('http', 'https')),
      statusCode: NUMBER,
    }),
    type: text(words(...TYPES)),
    urlRewrite: fields({ hostname: TEXT, path: PATH_MODIFIER }),
  }),
);

/** Filters of a GRPCRoute, which leave host and path alone. */
export const GRPC_FILTERS: Shape = list(fields({ ...OF_ALL, type: TEXT }));
