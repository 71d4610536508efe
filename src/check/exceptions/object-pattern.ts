import type { KubeObject } from '../../model/objects/kube-object';
import { Complaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import { shown } from '../../values/wording';

/** Which objects are meant: `Kind/name` in any namespace, or `Kind/namespace/name`. */
export interface ObjectPattern {
  /** As it was written. */
  readonly text: string;
  matches(object: Pick<KubeObject, 'kind' | 'namespace' | 'name'>): boolean;
}

/** Reads a pattern. A star stands for any characters inside its part; kinds are compared as kubectl does, whatever the case. */
export const objectPattern: Parser<ObjectPattern> = (input) => {
  const parts = typeof input === 'string' ? input.split('/') : [];
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => !/^[\w.*:-]+$/.test(part))) {
    return new Complaint(
      shown(input),
      'KIND/NAME or KIND/NAMESPACE/NAME, a star for any characters',
      'such as "Service/shop/*"',
    );
  }
  const kind = globbed(parts[0], 'i');
  const namespace = parts.length === 3 ? globbed(parts[1]) : undefined;
  const name = globbed(parts.at(-1) as string);
  return {
    text: input as string,
    matches: (object) =>
      kind.test(object.kind) &&
      name.test(object.name ?? '') &&
      (namespace === undefined || namespace.test(object.namespace ?? '')),
  };
};

function globbed(glob: string, flags = ''): RegExp {
  return new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, flags);
}
