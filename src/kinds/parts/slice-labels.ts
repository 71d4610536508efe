/** The label by which an EndpointSlice belongs to a Service, whose name it holds. */
export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name';

/** The label by which whoever keeps an EndpointSlice says so. */
export const MANAGED_BY_LABEL = 'endpointslice.kubernetes.io/managed-by';
