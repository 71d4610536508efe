import { ANNOTATION_MAP, LABEL_MAP } from '../constraints/labels';
import { LABEL_NAME_OR_EMPTY, type NameForm } from '../constraints/names';
import { FINALIZER } from '../constraints/qualified-names';
import { OBJECT_NAME } from '../constraints/required';
import { inBytes } from '../constraints/sizes';
import type { Constraint } from '../language/constraint';
import { ANYTHING, FLAG, fields, list, NUMBER, needed, type Shape, TEXT, TEXTS, text, texts } from '../language/shape';

const OWNER_REFERENCE = {
  apiVersion: needed(TEXT, 'the version of the kind'),
  blockOwnerDeletion: FLAG,
  controller: FLAG,
  kind: needed(TEXT, 'a kind'),
  name: needed(TEXT, 'a name'),
  uid: needed(TEXT, 'the uid of the owner'),
};

/** What the API server fills in, whoever writes it. */
const FILLED_IN = {
  creationTimestamp: TEXT,
  deletionGracePeriodSeconds: NUMBER,
  deletionTimestamp: TEXT,
  generation: NUMBER,
  managedFields: ANYTHING,
  resourceVersion: TEXT,
  selfLink: TEXT,
  uid: TEXT,
};

/** Metadata of which nothing is demanded. */
export const METADATA: Shape = fields({
  ...FILLED_IN,
  annotations: TEXTS,
  finalizers: list(TEXT),
  generateName: TEXT,
  labels: TEXTS,
  name: TEXT,
  namespace: TEXT,
  ownerReferences: list(fields({ ...OWNER_REFERENCE, apiVersion: TEXT, kind: TEXT, name: TEXT, uid: TEXT })),
});

/** Metadata of the pods that a workload makes: it names them itself. */
export const POD_METADATA: Shape = fields({
  ...FILLED_IN,
  annotations: texts(ANNOTATION_MAP),
  finalizers: list(TEXT),
  generateName: TEXT,
  labels: texts(LABEL_MAP),
  name: TEXT,
  namespace: TEXT,
  ownerReferences: list(fields({ ...OWNER_REFERENCE, apiVersion: TEXT, kind: TEXT, name: TEXT, uid: TEXT })),
});

/** Metadata of an object whose name has a form. */
export function metadataNamed({ whole, beginning }: NameForm, ...ofAnnotations: readonly Constraint[]): Shape {
  return fields(
    {
      ...FILLED_IN,
      annotations: texts(
        ANNOTATION_MAP,
        inBytes(256 * 1024, 'keys and values of annotations together'),
        ...ofAnnotations,
      ),
      finalizers: list(text(FINALIZER)),
      generateName: text(...beginning),
      labels: texts(LABEL_MAP),
      name: text(...whole),
      namespace: text(LABEL_NAME_OR_EMPTY),
      ownerReferences: list(fields(OWNER_REFERENCE)),
    },
    OBJECT_NAME,
  );
}
