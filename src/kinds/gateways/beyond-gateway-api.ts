/**
 * What a route may ask for and the Gateway API has no word for, by the option or target of the route, and what to do about it
 * where no object of the implementation's own says it.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export const BEYOND_GATEWAY_API = {
  maxBodySize: 'limit bodies in the pods',
  fixedResponse: 'serve it from pods',
} as const;

/** The name of something that the Gateway API has no word for. */
export type BeyondGatewayApi = keyof typeof BEYOND_GATEWAY_API;
