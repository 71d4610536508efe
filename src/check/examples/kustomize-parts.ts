/** A kustomization that puts its objects into a namespace. */
export const kustomization = (namespace: string) => `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${namespace}
resources:
  - web.yaml`;
