import { DISTINCT_TEXTS, distinct } from '../constraints/duplicates';
import { PRECISE_HOST } from '../constraints/gateway-hosts';
import { HEADER_NAME, ORIGIN, REDIRECT_STATUS } from '../constraints/gateway-texts';
import { COUNT, PORT_NUMBER, range, words } from '../constraints/makers';
import { NO_MORE_THAN_ALL, ONE_SHARE, PATH_OF_TYPE, STAR_ALONE, settingsOfType } from '../constraints/route-filters';
import { atMost } from '../constraints/sizes';
import { HTTP_METHODS } from '../language/gateway-api';
import { ANYTHING, FLAG, fields, list, needed, type Shape, TEXT, text, wholeNumber } from '../language/shape';
import { BACKEND, GROUP_GIVEN, OBJECT_OF_KIND } from './gateway-references';

/** The largest number that 32 bits hold. */
const LARGEST = 2 ** 31 - 1;

/** What every kind of route can do to a request, by the types of filters and the fields that say how. */
const OF_ALL = {
  ExtensionRef: 'extensionRef',
  RequestHeaderModifier: 'requestHeaderModifier',
  RequestMirror: 'requestMirror',
  ResponseHeaderModifier: 'responseHeaderModifier',
} as const;

const OF_HTTP = {
  ...OF_ALL,
  CORS: 'cors',
  ExternalAuth: 'externalAuth',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
} as const;

const typeAmong = (of: Readonly<Record<string, string>>) =>
  needed(text(words(...Object.keys(of))), 'the type of the filter');

const HEADERS = list(
  fields({ name: needed(text(HEADER_NAME), 'the name of a header'), value: needed(TEXT, 'its value') }),
  distinct('name'),
  atMost(16, 'headers'),
);

const HEADER_MODIFIER = fields({
  add: HEADERS,
  remove: list(TEXT, DISTINCT_TEXTS, atMost(16, 'headers')),
  set: HEADERS,
});

const SETTINGS = {
  extensionRef: fields(OBJECT_OF_KIND, GROUP_GIVEN),
  requestHeaderModifier: HEADER_MODIFIER,
  requestMirror: fields(
    {
      backendRef: needed(fields(BACKEND), 'where to'),
      fraction: fields(
        { denominator: wholeNumber(range(1, LARGEST)), numerator: needed(wholeNumber(COUNT), 'how many') },
        NO_MORE_THAN_ALL,
      ),
      percent: wholeNumber(range(0, 100, '%')),
    },
    ONE_SHARE,
  ),
  responseHeaderModifier: HEADER_MODIFIER,
} as const;

const PATH_MODIFIER = fields(
  {
    replaceFullPath: TEXT,
    replacePrefixMatch: TEXT,
    type: needed(text(words('ReplaceFullPath', 'ReplacePrefixMatch')), 'ReplaceFullPath or ReplacePrefixMatch'),
  },
  PATH_OF_TYPE,
);

const ALLOWED_HEADERS = list(TEXT, DISTINCT_TEXTS, STAR_ALONE);

/** Filters of an HTTPRoute. */
export const HTTP_FILTERS: Shape = list(
  fields(
    {
      ...SETTINGS,
      cors: fields({
        allowCredentials: FLAG,
        allowHeaders: ALLOWED_HEADERS,
        allowMethods: list(text(words(...HTTP_METHODS, '*')), DISTINCT_TEXTS, STAR_ALONE),
        allowOrigins: list(text(ORIGIN), DISTINCT_TEXTS, STAR_ALONE),
        exposeHeaders: list(TEXT, DISTINCT_TEXTS),
        maxAge: wholeNumber(range(1, LARGEST, 's')),
      }),
      externalAuth: ANYTHING,
      requestRedirect: fields({
        hostname: text(PRECISE_HOST),
        path: PATH_MODIFIER,
        port: wholeNumber(PORT_NUMBER),
        scheme: text(words('http', 'https')),
        statusCode: wholeNumber(REDIRECT_STATUS),
      }),
      type: typeAmong(OF_HTTP),
      urlRewrite: fields({ hostname: text(PRECISE_HOST), path: PATH_MODIFIER }),
    },
    settingsOfType(OF_HTTP),
  ),
  atMost(16, 'filters'),
);

/** Filters of a GRPCRoute, which leave host and path alone. */
export const GRPC_FILTERS: Shape = list(
  fields({ ...SETTINGS, type: typeAmong(OF_ALL) }, settingsOfType(OF_ALL)),
  atMost(16, 'filters'),
);
