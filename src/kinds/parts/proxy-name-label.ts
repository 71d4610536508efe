/** The label that leaves a Service to another proxy than kube-proxy, whatever its value: `cmd/kube-proxy/app/server.go` of Kubernetes. */
export const PROXY_NAME_LABEL = 'service.kubernetes.io/service-proxy-name';
