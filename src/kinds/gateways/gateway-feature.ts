/**
 * What a route or a Gateway may ask for and not every implementation of the Gateway API serves. What is core to the API, such
 * as hosts, paths, exact headers and weights, is not among them, unless an implementation lacks it all the same.
 *
 * @see https://gateway-api.sigs.k8s.io/concepts/conformance/
 */
export enum GatewayFeature {
  /** Matches by method (`matches[].method`). */
  METHOD_MATCH = 'matches by method',
  /** Matches by a parameter of the query (`matches[].queryParams`). */
  QUERY_MATCH = 'matches by query parameter',
  /** Regular expressions for the values of headers (`matches[].headers[].type: RegularExpression`). */
  HEADER_PATTERN = 'header patterns',
  /** Regular expressions for the values of query parameters (`matches[].queryParams[].type: RegularExpression`). */
  QUERY_PATTERN = 'query patterns',
  /** Another prefix in the place of the route's (`urlRewrite.path.replacePrefixMatch`). */
  PREFIX_REWRITE = 'rewrites of a prefix',
  /** Another whole path (`urlRewrite.path.replaceFullPath`). */
  PATH_REWRITE = 'rewrites of a whole path',
  /** Another host (`urlRewrite.hostname`). */
  HOST_REWRITE = 'rewrites of the host',
  /** Changes of the headers of requests (`requestHeaderModifier`). */
  REQUEST_HEADERS = 'changes of request headers',
  /** Changes of the headers of answers (`responseHeaderModifier`). */
  RESPONSE_HEADERS = 'changes of response headers',
  /** Redirects to another scheme (`requestRedirect.scheme`), which HTTP to HTTPS is one of. */
  SCHEME_REDIRECT = 'redirects to another scheme',
  /** Redirects to another port (`requestRedirect.port`). */
  PORT_REDIRECT = 'redirects to another port',
  /** Redirects to another path (`requestRedirect.path`). */
  PATH_REDIRECT = 'redirects to another path',
  /** Redirects that change a prefix and nothing else. */
  PREFIX_ONLY_REDIRECT = 'redirects that change nothing but a prefix',
  /** Redirects of status 303, 307 and 308 beside 301 and 302 (`requestRedirect.statusCode`), which the kinds of Gateway API 1.4 refuse. */
  REDIRECT_STATUS = 'redirects of status 303, 307 and 308',
  /** How long an answer may take (`timeouts.request`). */
  REQUEST_TIMEOUT = 'request timeouts',
  /** Affinity by cookie (`sessionPersistence`), of the experimental channel. */
  COOKIE_AFFINITY = 'cookie affinity',
  /** HTTP/2 without encryption to Services whose port says so (`appProtocol: kubernetes.io/h2c`). */
  H2C_BACKENDS = 'backends that speak h2c',
  /** TLS to pods (BackendTLSPolicy). */
  BACKEND_TLS = 'TLS to backends',
  /** Routes by the services and methods of gRPC (GRPCRoute). */
  GRPC_ROUTES = 'gRPC routes',
  /** GRPCRoutes that match by a service and no method of it (`matches[].method.service` alone). */
  GRPC_SERVICE_MATCH = 'gRPC routes by service alone',
  /** TLS that is passed on as it came (TLSRoute with a listener of mode Passthrough). */
  TLS_PASSTHROUGH = 'TLS passthrough',
}
