/**
 * No cloud controller manager looks at a Service of another type than LoadBalancer: `wantsLoadBalancer` of
 * staging/src/k8s.io/cloud-provider/controllers/service/controller.go in kubernetes/kubernetes, which all of them are made of.
 */
export const BY_NO_OTHER_TYPE = { isAskedByOtherTypes: () => false };
