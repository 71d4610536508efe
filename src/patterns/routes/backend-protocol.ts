/** What a proxy, be it an ingress controller or a gateway, speaks with the pods. */
export enum BackendProtocol {
  /** HTTP/1.1 without encryption. */
  HTTP = 'HTTP',
  /** HTTP over TLS. */
  HTTPS = 'HTTPS',
  /** gRPC without encryption. */
  GRPC = 'GRPC',
}
