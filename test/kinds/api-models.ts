import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The models of the official client, which are made from the OpenAPI document of Kubernetes. They are modules that jest
 * cannot load, so what they say of their fields is read from their texts: it is JSON.
 */

const FOLDER = join(__dirname, '../../node_modules/@kubernetes/client-node/dist/gen/models');

/** The names of all models. */
export const MODELS: readonly string[] = readdirSync(FOLDER).flatMap(
  (file) => /^([A-Za-z]*V\d\w*)[.]js$/.exec(file)?.[1] ?? [],
);

/** A field of a model, such as `clusterIP` of type `string`, or `Array<V1ServicePort>`. */
export interface ModelField {
  readonly baseName: string;
  readonly type: string;
  readonly format: string;
}

/** The minor version of Kubernetes that the models describe. */
export const MODELS_MINOR = Number(/OpenAPI spec version: v1\.(\d+)/.exec(textOf('V1Service'))?.[1]);

const known = new Map<string, ReadonlyMap<string, ModelField>>();

/** The fields of a model by their names in manifests. */
export function fieldsOf(model: string): ReadonlyMap<string, ModelField> {
  let fields = known.get(model);
  if (fields === undefined) {
    const [, list = ''] = /\.attributeTypeMap = (\[.*?\n\]);/s.exec(textOf(model)) ?? [];
    fields = new Map((JSON.parse(list) as ModelField[]).map((field) => [field.baseName, field]));
    known.set(model, fields);
  }
  return fields;
}

/** The model that a type is made of, itself or in a list; undefined for plain values and maps. */
export function modelIn(type: string): string | undefined {
  return (
    /^(?:Array<)?([A-Z]\w*?)>?$/.exec(type)?.[1]?.replace(/^(Array|IntOrString|Date|V1MicroTime)$/, '') || undefined
  );
}

/** The model of a kind of Kubernetes, such as `V1Service`. */
export function modelOf(apiVersion: string, kind: string): string {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return `${version.charAt(0).toUpperCase()}${version.slice(1)}${kind}`;
}

/** What is said of the field of a model. */
export function docOf(model: string, field: string): string {
  const doc =
    new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*'${field}'\\??:`).exec(textOf(model, 'd.ts'))?.[1] ?? '';
  return doc.replace(/\\/g, '');
}

function textOf(model: string, ending = 'js'): string {
  return readFileSync(join(FOLDER, `${model}.${ending}`), 'utf8');
}
