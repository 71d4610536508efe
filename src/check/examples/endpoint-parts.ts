/** What an example says about an EndpointSlice. */
export interface SliceParts {
  readonly name?: string;
  readonly addressType?: string;
  readonly port?: { readonly name: string; readonly number: number };
  readonly address?: string;
  /** Labels beside the one that names the Service. */
  readonly labels?: readonly string[];
  /** Lines that stand after the address. */
  readonly more?: string;
}

/** A slice of Service billing with one endpoint: 8443/TCP named "https" of a host outside, unless something else is said. */
export function billingSlice({
  name = 'billing-1',
  addressType = 'IPv4',
  port = { name: 'https', number: 8443 },
  address = '192.0.2.10',
  labels = [],
  more = '',
}: SliceParts = {}): string {
  return [
    'apiVersion: discovery.k8s.io/v1',
    'kind: EndpointSlice',
    'metadata:',
    `  name: ${name}`,
    '  namespace: shop',
    '  labels:',
    ...[...labels, 'kubernetes.io/service-name: billing'].map((label) => `    ${label}`),
    `addressType: ${addressType}`,
    'ports:',
    `  - name: ${port.name}`,
    `    port: ${port.number}`,
    'endpoints:',
    '  - addresses:',
    `      - ${address}`,
    ...(more === '' ? [] : [more]),
  ].join('\n');
}
