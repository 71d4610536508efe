/** A match of a rule at one listener, as far as it may decide which of two rules takes a request. */
export interface WeighedMatch {
  /** The hosts for which the listener lets the route take requests; none for every host. */
  readonly hosts: readonly string[];
  /** How many rules its object has from this one on, itself among them. */
  readonly rulesLeft: number;
  readonly asks: AskedRequest | AskedCall;
}

/** What a match of an HTTPRoute asks for. */
export interface AskedRequest {
  readonly of: 'HTTPRoute';
  readonly pathType: string;
  readonly path: string;
  readonly hasMethod: boolean;
  /** How many headers and query parameters are compared. */
  readonly headers: number;
  readonly parameters: number;
}

/** What a match of a GRPCRoute asks for. */
export interface AskedCall {
  readonly of: 'GRPCRoute';
  /** Service and method of gRPC; undefined for all. */
  readonly call: { readonly service: string; readonly method: string; readonly isPattern: boolean } | undefined;
  readonly headers: readonly { readonly name: string; readonly value: string; readonly isPattern: boolean }[];
}
