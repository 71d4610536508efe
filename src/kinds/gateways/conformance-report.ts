/** The address of a conformance report of `kubernetes-sigs/gateway-api`. */
export function conformanceReport(path: string): string {
  return `https://github.com/kubernetes-sigs/gateway-api/blob/main/conformance/reports/${path}`;
}
