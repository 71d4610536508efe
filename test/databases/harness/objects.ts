/** As much of Kubernetes' objects as the harness reads. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: any;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

/** The one object of a kind and name; an error that says what there is otherwise. */
export function objectOf(objects: readonly KubeObject[], kind: string, name?: string): KubeObject {
  const found = objects.filter((each) => each.kind === kind && (name === undefined || each.metadata.name === name));
  if (found.length !== 1) {
    const all = objects.map((each) => `${each.kind} ${each.metadata.name}`).join(', ');
    throw new Error(`found ${found.length} objects ${kind} ${name ?? ''}, expected 1; there are ${all}`);
  }
  return found[0];
}

/** The files that a ConfigMap or Secret has when it is mounted. */
export function filesOf({ data, stringData, kind }: KubeObject): Record<string, string> {
  const decoded = Object.entries(data ?? {}).map(([key, value]) => [
    key,
    kind === 'Secret' ? Buffer.from(value, 'base64').toString('utf8') : value,
  ]);
  return { ...Object.fromEntries(decoded), ...stringData };
}
