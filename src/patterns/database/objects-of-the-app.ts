import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { listed, quoted } from '../../values/wording';

/** A Secret or ConfigMap that this app makes, as far as its keys are concerned. */
interface KeyedObject {
  readonly keys: readonly string[];
  /** The text of a key, where the manifest shows it. */
  textOf(key: string): string | undefined;
}

/** A Secret or ConfigMap of the app by its name; undefined for one that is made elsewhere. */
export function objectOfTheApp(
  owner: IConstruct,
  kind: 'Secret' | 'ConfigMap',
  namespace: string | undefined,
  name: string,
): KeyedObject | undefined {
  const found = owner.node.root.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .find((each) => each.kind === kind && each.name === name && (each.metadata.namespace || undefined) === namespace);
  const manifest = found?.toJson();
  if (manifest === undefined) {
    return undefined;
  }
  const { data = {}, stringData = {}, binaryData = {}, metadata } = manifest;
  const keys = [...Object.keys(data), ...Object.keys(stringData), ...Object.keys(binaryData)];
  // Controllers fill Secrets that are made empty and say by annotations with what.
  if (keys.length === 0 && Object.keys(metadata?.annotations ?? {}).length > 0) {
    return undefined;
  }
  return {
    keys,
    textOf: (key) => stringData[key] ?? (kind === 'Secret' ? decoded(data[key]) : data[key]),
  };
}

function decoded(base64: unknown): string | undefined {
  return typeof base64 === 'string' ? Buffer.from(base64, 'base64').toString() : undefined;
}

/** The complaint about a Secret or ConfigMap of the app without a key that is needed. */
export function keyComplaint(kind: string, name: string, object: KeyedObject, key: string): Complaint | undefined {
  return object.keys.includes(key)
    ? undefined
    : new Complaint(
        `${kind} ${quoted(name)} of this app with ${object.keys.length === 0 ? 'no key' : listed(object.keys.map(quoted), 'and')}`,
        `the key ${quoted(key)}`,
        'add it there, or name another',
      );
}
