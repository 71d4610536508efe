/** As which objects endpoints are written. */
export enum EndpointsForm {
  /** `discovery.k8s.io/v1` EndpointSlices, which Kubernetes has had since 1.21. */
  ENDPOINT_SLICE = 'EndpointSlice',
  /**
   * One `v1` Endpoints object, which Kubernetes mirrors into slices of its own: at most 1000 endpoints, and no zones.
   * Deprecated since Kubernetes 1.33, whose API server answers with a warning.
   */
  LEGACY_ENDPOINTS = 'Endpoints',
}
