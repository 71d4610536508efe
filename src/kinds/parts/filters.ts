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

function filters(type: Shape, scheme: Shape, modifier: Shape): Shape {
  const path = fields({ replaceFullPath: TEXT, replacePrefixMatch: TEXT, type: modifier });
  return list(
    fields({
      cors: ANYTHING,
      extensionRef: fields({ group: TEXT, kind: TEXT, name: TEXT }),
      externalAuth: ANYTHING,
      requestHeaderModifier: ANYTHING,
      requestMirror: ANYTHING,
      requestRedirect: fields({ hostname: TEXT, path, port: NUMBER, scheme, statusCode: NUMBER }),
      responseHeaderModifier: ANYTHING,
      type,
      urlRewrite: fields({ hostname: TEXT, path }),
    }),
  );
}

/** Filters of an HTTPRoute. */
export const HTTP_FILTERS: Shape = filters(
  text(words(...TYPES)),
  text(words('http', 'https')),
  text(words('ReplaceFullPath', 'ReplacePrefixMatch')),
);

/** Filters of a GRPCRoute, which takes fewer. */
export const GRPC_FILTERS: Shape = filters(TEXT, TEXT, TEXT);
