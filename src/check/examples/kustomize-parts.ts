import { indented, item, under } from './indented';

/** A kustomization that puts its objects into a namespace. */
export const kustomization = (namespace: string) => `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${namespace}
resources:
  - web.yaml`;

/** A kustomization with a patch: for the object that it names itself, or for a target. */
export const patching = (patch: string, target = '') => `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
patches:
${item([...under('target', target, 0), `patch: |\n${indented(patch, 2)}`].join('\n'), 2)}`;
