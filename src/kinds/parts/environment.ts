import { oneOfFields, VALUE_OR_SOURCE } from '../constraints/combinations';
import { DNS_NAME_OR_EMPTY, VARIABLE_NAME } from '../constraints/names';
import { POD_FIELD_PATH } from '../constraints/values';
import { ANYTHING, FLAG, fields, list, needed, type Shape, since, TEXT, text } from '../language/shape';

function keyOf(kind: string): Shape {
  return fields({
    key: needed(TEXT, `a key of the ${kind}`),
    name: needed(text(DNS_NAME_OR_EMPTY), `the name of a ${kind}`),
    optional: FLAG,
  });
}

function allOf(kind: string): Shape {
  return fields({ name: needed(text(DNS_NAME_OR_EMPTY), `the name of a ${kind}`), optional: FLAG });
}

/** Variables, one by one. */
export const ENVIRONMENT: Shape = list(
  fields(
    {
      name: needed(text(VARIABLE_NAME), 'a name'),
      value: TEXT,
      valueFrom: fields(
        {
          configMapKeyRef: keyOf('ConfigMap'),
          fieldRef: fields({
            apiVersion: TEXT,
            fieldPath: needed(text(POD_FIELD_PATH), 'a field of the pod, such as "status.podIP"'),
          }),
          fileKeyRef: since(34, ANYTHING),
          resourceFieldRef: ANYTHING,
          secretKeyRef: keyOf('Secret'),
        },
        oneOfFields('source', 'fieldRef', 'secretKeyRef', 'configMapKeyRef', 'resourceFieldRef', 'fileKeyRef'),
      ),
    },
    VALUE_OR_SOURCE,
  ),
);

/** Variables, all that a ConfigMap or a Secret has. */
export const ENVIRONMENT_SOURCES: Shape = list(
  fields(
    { configMapRef: allOf('ConfigMap'), prefix: text(VARIABLE_NAME), secretRef: allOf('Secret') },
    oneOfFields('source', 'configMapRef', 'secretRef'),
  ),
);
