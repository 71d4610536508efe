/** The kinds of routes whose rules look at requests of HTTP: at their hosts, paths and headers. */
export const ROUTES_OF_REQUESTS: readonly string[] = ['HTTPRoute', 'GRPCRoute'];

/** The kinds of routes that may be for some hosts only. Of TLS, the name that a client asks for can be read. */
export const ROUTES_WITH_HOSTNAMES: readonly string[] = [...ROUTES_OF_REQUESTS, 'TLSRoute'];

/** The kinds of routes. */
export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'] as const;
