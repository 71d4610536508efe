import { Complaint, isComplaint } from '../../values/complaint';
import { isEncodedPath, normalizedPart } from '../../values/http-path';
import { nearMiss } from '../../values/near-miss';
import type { Parser } from '../../values/parser';
import { annotationKey, qualifiedName } from '../../values/qualified-name';
import { listed, quoted, shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS } from '../language/constraint';
import { DEFAULT_PATH } from '../language/gateway-api';
import { constraint, refusal, textOf, unlessEmpty } from './makers';

/** The path of a route: from the root, and as servers see it, whether it is exact or a prefix. */
export const ABSOLUTE_PATH: Constraint = constraint('value', ['type', 'value'], (match) => {
  const [type, value] = [match.get('type').text ?? DEFAULT_PATH.type, match.get('value')];
  const { text } = value;
  if (text === undefined || (type !== 'PathPrefix' && type !== 'Exact')) {
    return NO_REFUSALS;
  }
  if (!/^\/(?!\/)/.test(text)) {
    return [refusal(value, shown(text), 'a path that begins with one "/"', 'write it from the root')];
  }
  const odd = normalizedPart(text) ?? (text.includes('#') ? '#' : undefined);
  if (odd !== undefined) {
    return [refusal(value, shown(text), `a path without ${quoted(odd)}`, 'write the path as servers see it')];
  }
  return isEncodedPath(text)
    ? NO_REFUSALS
    : [refusal(value, shown(text), 'the characters of a path', cureForCharacters(text))];
});

/** What a path with other characters is to become: those of a pattern are hardly meant as they stand. */
function cureForCharacters(text: string): string {
  return /[[\]^|\\]/.test(text)
    ? 'use type RegularExpression for a pattern, and encode what is none'
    : 'encode the others, a blank as %20';
}

const POD_FIELDS = [
  'status.podIP',
  'metadata.name',
  'metadata.namespace',
  'spec.nodeName',
  'status.hostIP',
  'metadata.uid',
  'spec.serviceAccountName',
  'status.hostIPs',
  'status.podIPs',
];

const podFieldPath: Parser<string> = (input) => {
  const path = String(input);
  const [, map, key = ''] = /^metadata\.(labels|annotations)\['(.*)'\]$/s.exec(path) ?? [];
  const isGood =
    map === undefined
      ? POD_FIELDS.includes(path)
      : !isComplaint((map === 'labels' ? qualifiedName : annotationKey)(key));
  const near = nearMiss(path, POD_FIELDS);
  return isGood
    ? path
    : new Complaint(
        shown(input),
        listed([...POD_FIELDS.slice(0, 4).map(quoted), '"metadata.labels[\'…\']"']),
        near === undefined ? 'name a field that is known when the container starts' : `did you mean ${quoted(near)}?`,
      );
};

/** A field of its own pod that a container may have in its environment. */
export const POD_FIELD_PATH: Constraint = unlessEmpty(textOf('value', podFieldPath));
