import { type ApiObject, JsonPatch } from 'cdk8s';

/** What objects get beside what cdk8s-plus-27 renders. Kept here, so that the many objects without it cost nothing. */
const newerFields = new WeakMap<ApiObject, Record<string, unknown>>();
const patches = new WeakMap<ApiObject, JsonPatch[]>();

/**
 * Adds fields that are newer than Kubernetes 1.27 to what an object renders, and applies its JSON patches to that.
 *
 * cdk8s-plus-27 patches before it renders, and then keeps only the fields it knows, in the form it knows: a patch of a
 * newer field, or of `targetPort` with a number, would be lost without a word.
 */
export function completeManifest(object: ApiObject, fields: Record<string, unknown>): void {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (given.length > 0) {
    newerFields.set(object, Object.fromEntries(given));
  }
  object.addJsonPatch = addJsonPatch;
  object.toJson = toJson;
}

function addJsonPatch(this: ApiObject, ...operations: JsonPatch[]): void {
  patches.set(this, [...(patches.get(this) ?? []), ...operations]);
}

function toJson(this: ApiObject): any {
  const rendered = Object.getPrototypeOf(this).toJson.call(this);
  const fields = newerFields.get(this);
  const manifest = fields === undefined ? rendered : { ...rendered, spec: sorted({ ...rendered.spec, ...fields }) };
  const operations = patches.get(this);
  return operations === undefined ? manifest : JsonPatch.apply(manifest, ...operations);
}

function sorted(spec: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1)));
}
