import { Complaint } from '../../values/complaint';
import { isDomainPrefixedPath } from '../../values/domain-prefixed-path';
import type { Field } from '../../values/field';
import { headerName, queryName } from '../../values/http-header';
import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal, textOf } from './makers';

/*
 * Forms of texts in the Gateway API: https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/
 */

/** A text that fits, or what is expected in its place. */
function fitting(fits: (text: string) => boolean, expected: string, fix: string): Constraint {
  return textOf('value', (input) =>
    typeof input === 'string' && fits(input) ? input : new Complaint(shown(input), expected, fix),
  );
}

/** The name of a controller, below a domain of its makers. */
export const CONTROLLER_NAME: Constraint = fitting(
  (text) => isDomainPrefixedPath(text),
  'a domain and a path, such as "example.com/gateway"',
  'write what the documentation of the controller says',
);

/** Certificates that everybody knows. */
export const WELL_KNOWN: Constraint = fitting(
  (text) => text === 'System' || isDomainPrefixedPath(text, /^([A-Za-z0-9][-\w.]{0,61})?[A-Za-z0-9]$/),
  '"System", or a name below the domain of the implementation',
  'write "System" for those of the operating system',
);

/** How long something may take. */
export const DURATION: Constraint = fitting(
  (text) => /^(\d{1,5}(h|m|s|ms)){1,4}$/.test(text),
  'a duration such as "10s" or "1m30s"',
  'write whole numbers, each with its unit: h, m, s or ms',
);

/** Where pages come from whose scripts may ask. */
export const ORIGIN: Constraint = fitting(
  (text) => /^(\*|https?:\/\/(\*|(\*\.)?([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+)(:\d{1,5})?)$/.test(text),
  'a scheme and a host, such as "https://shop.example.com", or "*"',
  'write the scheme, and no path',
);

export const HEADER_NAME: Constraint = textOf('value', headerName);
export const QUERY_NAME: Constraint = textOf('value', queryName);

/** The status of an answer that redirects. */
export const REDIRECT_STATUS: Constraint = constraint('number', [], (field) =>
  field.number === undefined || [301, 302, 303, 307, 308].includes(field.number)
    ? NO_REFUSALS
    : [refusal(field, shown(field.value), '301, 302, 303, 307 or 308', 'use 301 for good, or 302 for now')],
);

/** The service and method of gRPC that a match asks for, or one of them. */
export const SERVICE_OR_METHOD: Constraint = constraint('value', ['type', 'service', 'method'], (match) => {
  const [service, method] = [match.get('service'), match.get('method')];
  if (match.isMap && !service.isGiven && !method.isGiven) {
    return [refusal(match, 'neither service nor method', 'one of the two', 'write one, or leave the whole out')];
  }
  return (match.get('type').text ?? 'Exact') === 'Exact'
    ? [
        ...unfit(service, /^\.?[a-z_]\w*(\.[a-z_]\w*)*$/i, 'the full name of a service, such as "shop.v1.Cart"'),
        ...unfit(method, /^[a-z_]\w*$/i, 'the name of a method, such as "AddItem"'),
      ]
    : NO_REFUSALS;
});

function unfit(field: Field, form: RegExp, expected: string): readonly Refusal[] {
  const fix = 'write it as the .proto file does, or use type RegularExpression';
  return field.text === undefined || form.test(field.text)
    ? NO_REFUSALS
    : [refusal(field, shown(field.text), expected, fix)];
}
