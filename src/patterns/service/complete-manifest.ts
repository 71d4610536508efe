import { type ApiObject, JsonPatch } from 'cdk8s';

/**
 * Adds fields that are newer than Kubernetes 1.27 to what an object renders, and applies its JSON patches to that.
 *
 * cdk8s-plus-27 patches before it renders, and then keeps only the fields it knows, in the form it knows: a patch of a
 * newer field, or of `targetPort` with a number, would be lost without a word.
 */
export function completeManifest(object: ApiObject, newerFields: Record<string, unknown>): void {
  const render = object.toJson.bind(object);
  const patches: JsonPatch[] = [];
  object.addJsonPatch = (...operations) => {
    patches.push(...operations);
  };
  object.toJson = () => JsonPatch.apply(withFields(render(), newerFields), ...patches);
}

function withFields(manifest: any, fields: Record<string, unknown>) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (given.length === 0) {
    return manifest;
  }
  const spec = [...Object.entries(manifest.spec), ...given].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...manifest, spec: Object.fromEntries(spec) };
}
