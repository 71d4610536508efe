import { KubeObject } from '../../src/model/objects/kube-object';

interface Traits {
  readonly kind: string;
  readonly apiVersion?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One object, of which nothing matters but its kind and its annotations. */
export function theObject({ kind, apiVersion = 'v1', annotations = {} }: Traits): KubeObject {
  return new KubeObject({ apiVersion, kind, metadata: { name: 'web', namespace: 'shop', annotations } });
}
