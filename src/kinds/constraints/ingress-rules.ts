import { Complaint, isComplaint } from '../../values/complaint';
import { dnsSubdomain, isSubdomain } from '../../values/dns-name';
import type { Field } from '../../values/field';
import { host } from '../../values/host';
import { controllerPath, literalPath } from '../../values/http-path';
import { nearMiss } from '../../values/near-miss';
import type { Parser } from '../../values/parser';
import { listed, quoted, shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal, textOf, textRefusals, unlessEmpty } from './makers';

/*
 * What the API server demands of the rules of an Ingress: ValidateIngressSpec, validateIngressRules, validateHTTPIngressPath
 * and validateIngressTLS in pkg/apis/networking/validation/validation.go of Kubernetes.
 */

const TYPES = ['Exact', 'Prefix', 'ImplementationSpecific'];

/** What a path may be depends on how it is matched. */
export const PATH_OF_ITS_TYPE: Constraint = constraint('path', ['path', 'pathType'], function* (entry) {
  const [path, type] = [entry.get('path'), entry.get('pathType')];
  yield* typeRefusals(entry, type);
  if (type.text === 'ImplementationSpecific') {
    yield* textRefusals(path, controllerPath);
  } else if (type.text === 'Exact' || type.text === 'Prefix') {
    if (path.isGiven) {
      yield* textRefusals(path, storedPath);
    } else {
      const expected = `one that starts with "/" for the type ${type.text}`;
      yield refusal(path, 'no path', expected, 'add "path: /" for every path');
    }
  }
});

function* typeRefusals(entry: Field, type: Field): Iterable<Refusal> {
  // A misspelt `pathType` is told as what it is.
  if (!type.isGiven && entry.isMap && hasOnly(entry, ['path', 'pathType', 'backend'])) {
    const fix = 'add "pathType: Prefix" to match by path elements';
    yield refusal(type, 'no path type', listed(TYPES.map(quoted)), fix);
  } else if (type.text !== undefined && !TYPES.includes(type.text)) {
    const near = nearMiss(type.text, TYPES);
    const fix = near === undefined ? 'choose one of them' : `did you mean ${quoted(near)}?`;
    yield refusal(type, shown(type.text), listed(TYPES.map(quoted)), fix);
  }
}

/** A path that the API server takes. It takes a star at the end as well, which is told as what it is elsewhere. */
const storedPath: Parser<string> = (input) => {
  const refused = literalPath(typeof input === 'string' ? input.replace(/\/\*$/, '/') : input);
  return isComplaint(refused) ? new Complaint(shown(input), refused.expected, refused.fix) : refused;
};

/** The class that serves it; none is the default class. */
export const CLASS_NAME: Constraint = textOf('reference', (input) =>
  input === ''
    ? new Complaint('an empty text', 'the name of a class', 'leave the field out for the default class')
    : dnsSubdomain(input),
);

/** The Secret of a certificate; none is a certificate of the controller. */
export const SECRET_NAME: Constraint = unlessEmpty(
  textOf('reference', (input) => {
    const refused = dnsSubdomain(input);
    return isComplaint(refused) && String(input).includes('/')
      ? new Complaint(refused.found, 'the plain name of a Secret', 'it lies in the namespace of the Ingress')
      : refused;
  }),
);

/** The host of a rule; none is every host. */
export const RULE_HOST: Constraint = unlessEmpty(textOf('host', host));

/** A host of a certificate: here an IPv4 address passes. */
export const CERTIFICATE_HOST: Constraint = textOf('host', (input) => (isSubdomain(input) ? input : host(input)));

/** An Ingress sends requests somewhere; one without a `spec` sends none either. */
export const SOMEWHERE_TO_SEND: Constraint = constraint(
  'ingress rule',
  ['spec.rules', 'spec.defaultBackend'],
  (ingress) => {
    const spec = ingress.get('spec');
    const saysMore =
      spec.has('defaultBackend') || !hasOnly(spec, ['defaultBackend', 'ingressClassName', 'rules', 'tls']);
    return saysMore || !isEmptyList(spec.get('rules'))
      ? NO_REFUSALS
      : [refusal(spec, 'neither rules nor a default backend', 'at least one of them', 'add a rule for each host')];
  },
);

/** A rule that speaks of HTTP has paths. */
export const SOME_PATHS: Constraint = constraint('ingress rule', ['paths'], (http) =>
  http.isMap && hasOnly(http, ['paths']) && isEmptyList(http.get('paths'))
    ? [refusal(http.get('paths'), 'no paths', 'at least one', 'add the path "/", or leave "http" out')]
    : NO_REFUSALS,
);

/** Whether no other field is written, such as a misspelt one, which is told as what it is. */
function hasOnly(map: Field, keys: readonly string[]): boolean {
  return map.keys.every((key) => keys.includes(key));
}

function isEmptyList(list: Field): boolean {
  return !list.isGiven || (list.isList && list.length === 0);
}
