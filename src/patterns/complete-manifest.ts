import { type ApiObject, JsonPatch } from 'cdk8s';
import { byName } from './fields-by-name';

/** What objects get beside what cdk8s-plus-27 renders. Kept here, so that the many objects without it cost nothing. */
const newerFields = new WeakMap<ApiObject, () => Readonly<Record<string, unknown>>>();
const patches = new WeakMap<ApiObject, JsonPatch[]>();

/**
 * Has an object of cdk8s-plus-27 keep what is newer than the Kubernetes 1.27 it is made from: JSON patches, and fields of
 * its spec that `newer` tells when the object is rendered.
 *
 * cdk8s-plus-27 patches before it renders, and then keeps only the fields it knows, in the form it knows: a patch of a
 * newer field, or of `targetPort` with a number, would be lost without a word. Every pattern calls this for each object
 * that it makes.
 */
export function completeManifest(object: ApiObject, newer?: () => Readonly<Record<string, unknown>>): void {
  if (newer !== undefined) {
    newerFields.set(object, newer);
  }
  object.addJsonPatch = addJsonPatch;
  object.toJson = toJson;
}

function addJsonPatch(this: ApiObject, ...operations: JsonPatch[]): void {
  patches.set(this, [...(patches.get(this) ?? []), ...operations]);
}

function toJson(this: ApiObject): any {
  const rendered = Object.getPrototypeOf(this).toJson.call(this);
  const newer = newerFields.get(this);
  const manifest = newer === undefined ? rendered : { ...rendered, spec: byName({ ...rendered.spec, ...newer() }) };
  const operations = patches.get(this);
  return operations === undefined ? manifest : JsonPatch.apply(manifest, ...operations);
}
