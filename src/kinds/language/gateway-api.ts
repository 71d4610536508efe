/** The group of the Gateway API, which comes with definitions of its own. */
export const GATEWAY_API_GROUP = 'gateway.networking.k8s.io';

/** What the API server writes of the path of a match in an HTTPRoute where nothing is given. */
export const DEFAULT_PATH = { type: 'PathPrefix', value: '/' } as const;

/** The methods of HTTP that routes tell apart. */
export const HTTP_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'] as const;

/** Of which type an address of a Gateway is where nothing is given. */
export const DEFAULT_ADDRESS_TYPE = 'IPAddress';
