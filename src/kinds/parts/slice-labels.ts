/** The label by which an EndpointSlice belongs to a Service, whose name it holds. */
export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name';

/** The label by which whoever keeps an EndpointSlice says so. */
export const MANAGED_BY_LABEL = 'endpointslice.kubernetes.io/managed-by';

/** The label by which the slices of headless Services say so; kube-proxy looks at no slice that has it: `cmd/kube-proxy/app/server.go`. */
export const HEADLESS_LABEL = 'service.kubernetes.io/headless';

/** The label by which, with the value "true", an Endpoints object is mirrored into no slice. */
export const SKIP_MIRROR_LABEL = 'endpointslice.kubernetes.io/skip-mirror';

/** The annotation of Endpoints by which leaders were elected, which are mirrored into no slice either. */
export const LEADER_ANNOTATION = 'control-plane.alpha.kubernetes.io/leader';
